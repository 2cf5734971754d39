import { language } from './language.ts';

export const english = language(
  'en',
  `
  date: Date | Transaction Date | Posting Date | Post Date | Posted Date | Booking date | Txn Date | Tran Date | Date Posted | Completed Date | Transaction date
  value: Value Date | Value Dt | Value date | Effective Date | Val Date
  payee: Payee | Merchant | Name | Beneficiary | Counter Party | Counterparty name | Merchant Name | Payer/Payee
  text: Description | Transaction Description | Narrative | Particulars | Details | Transaction Details | Narration | Memo | Transaction Remarks | Original Description
  type: Transaction Type | Type | Tran Type | Txn Type | Transaction Category
  reference: Reference | Ref No. | Transaction ID | Cheque No | Chq/Ref No. | Serial | Reference Number | Cheque Number | Customer Reference
  iban: IBAN | Counterparty account | Beneficiary Account | Other Account Number
  ownAccount: Account Number | Account | Account Name | Card Number | Account ID
  amount: Amount | Transaction Amount | Value | Amt | Billing Amount | Net Amount
  pair: Debit / Credit | Withdrawals / Deposits | Paid out / Paid in | Money Out / Money In | Withdrawal Amt. / Deposit Amt. | Debit Amount / Credit Amount | Dr / Cr | Payments / Receipts | Withdrawal / Deposit | Money out / Money in | Debits / Credits | Paid Out / Paid In | Spent / Received
  balance: Balance | Running Balance | Closing Balance | Available Balance | Account Balance | Running Bal. | Balance After | Ledger Balance
  currency: Currency | CCY | Curr | Account Currency | Ccy
  direction: Type | Debit/Credit | Credit Debit Indicator | DR/CR | D/C | Dr/Cr Indicator | Transaction Type | Cr/Dr | Direction | Debit or Credit | In/Out
  directions: D / C | DR / CR | Debit / Credit | DEBIT / CREDIT | OUT / IN | Dr / Cr | DBIT / CRDT | Dr. / Cr. | debit / credit | Money out / Money in | Withdrawal / Deposit | - / + | Outgoing / Incoming | Dr. / Cr.
  status: Status | State | Transaction Status | Posting Status
  booked: Posted | Completed | COMPLETED | Cleared | Settled | Booked | Complete | Successful
  pending: Pending | PENDING | Authorised | Authorized | On hold | Processing | Scheduled
  declined: Declined | Reverted | REVERTED | Failed | Cancelled | Canceled | Rejected | Voided | Denied
  category: Category | Spending Category | Merchant Category | Budget Category
  original: Original Amount | Foreign Amount | Amount (Foreign Currency) | Source amount | Local Amount | Amount in transaction currency
  originalCurrency: Original Currency | Foreign Currency | Source currency | Local Currency | Transaction Currency
  opening: Opening Balance | Balance brought forward | Beginning balance | BROUGHT FORWARD | Balance B/F | Opening balance | Previous Balance
  closing: Closing Balance | Balance carried forward | Ending balance | CARRIED FORWARD | Closing balance | Balance C/F | Current Balance
  total: Total | Totals | Grand Total | TOTAL | Total debits and credits
  title: Account Statement | Transaction History | Account activity | Statement of Account | Transactions | Account Transactions Export
  account: Account Number | Account | Account No | IBAN | Account name | Card
  holder: Account holder | Customer | Name | Customer Name | Primary holder
  period: Period {from} - {to} | Statement from {from} to {to} | From {from} To {to} | Date range: {from} to {to} | Transactions between {from} and {to}
  created: Downloaded on | Generated | Created | Date of export | Printed on | As of
  disclaimer: This is a computer generated statement and does not require a signature. | Please check your statement and report any error within 14 days. | Your deposits are protected up to the applicable limit. | *** End of statement *** | End of report | Page 1 of 1 | Subject to verification, clearing and adjustment.
  purchase: Card Payment | POS | Purchase | Debit Card Purchase | CARD_PAYMENT | Visa purchase | EFTPOS | Sale | Point of sale
  cash: ATM | Cash withdrawal | ATM Withdrawal | Cash Advance | CPT
  bill: Direct Debit | DD | Bill Payment | Standing Order | SO | ACH Debit | Auto Pay | Preauthorized debit
  transferOut: Transfer | FPO | Faster Payment | Transfer to | Online transfer | TRANSFER | Wire out | Bank Transfer
  fee: Fee | Account fee | Monthly maintenance fee | Service charge | Foreign transaction fee | Overdraft fee
  transferIn: Transfer from | FPI | Transfer received | Incoming payment | Payment received | Deposit | TRANSFER | Bank Transfer
  salary: Salary | BGC | ACH Credit | Direct Deposit | Payroll | Bank Giro Credit
  refund: Refund | Return | Card refund | Purchase return | CARD_REFUND | Merchant credit
  interest: Interest | Interest paid | Credit interest | Interest earned
  shops: GREENLEAF GROCERY 114 | Tesco Stores 3344 | Starbucks Store 09122 | Shell Oil 5744 | Amazon Marketplace | Costco Wholesale | WHOLEFDS MKT 10233 | Uber Trip | Pret A Manger | Boots 0612 | Woolworths Metro | Bunnings Warehouse | McDonald's 2214 | IKEA Wembley | Netflix.com | Trader Joe's | Big Bazaar | Swiggy Bangalore | Pick n Pay | Corner Cafe | Hilton Garden Inn | LIDL DUBLIN | AT&T Store | Toys & Games, Ltd | O'Neill Books | Fish & Chips "Ocean"
  billers: British Gas | Vodafone Limited | Thames Water | Comcast Cable | Geico Insurance | City Power and Light | Council Tax Leeds | Telstra | Sky Digital | Harbour Rent LLC
  people: John Miller | Priya Sharma | Emma Thompson | Liam O'Connor | Grace Nkosi | Olivia Brown | Mr A Khan | Sarah Lee-Jones
  employers: Northwind Payroll | Acme Industries Ltd | Contoso Inc | Globex Corporation | Initech Systems | Stark Logistics
  memos: Rent March | Invoice 2024-118 | birthday present | dinner split | Thanks! | holiday deposit | Ref 883120 | Order 55-19022 | gas and water | school fees | INV 778
  categories: Groceries | Restaurants | Transport | Utilities | Income | Shopping | Travel | Health | Transfers | General
  `,
);
