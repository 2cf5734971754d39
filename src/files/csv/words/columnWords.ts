import { WordList } from './wordList.ts';

/**
 * Words that banks' headers use, in some 25 languages. They never decide alone: a column must hold what its name
 * promises, and a proof by content outranks every name.
 */
export const COLUMN_WORDS = {
  /** Any date. */
  date: new WordList(
    `date*, data, data*, dato*, datum*, fecha*, dag, tag, day, buchungstag, bokforingsdag, valutadag, tarih*, дата*, дан, ημερομηνια*, paiva*, kirjauspaiva, pvm, kuupaev, kelt, erteknap, konyveles datuma, zi, diena, datuma, datums, jour, giorno, dia, päivä, 取引日, 日付, 日期, 交易日, 날짜, 거래일, ngay, tanggal, tarikh, วันที่, תאריך, التاريخ, dagsetning, when, time, timestamp`,
  ),
  /** Dates that are not the day of the movement. */
  valueDate:
    new WordList(`value date, value dat, value, val date, valuta, valutadatum, valutadag, valutapvm, valutadato, valutadatum, wert, wertstellung*, valeur, dateval, date val, valor,
    f valor, rentedato, rentedatum, rentadag, valuutta*, arvopaiva, valuty, waluty, data waluty, ertek*, erteknap, valutei, вальор, valute, valiut*, vaartus*,
    valor tarihi, дата валютирования, валютування, αξιας, valorem, 起息日, valutazione, settlement, clearing, efektif, korkopaiva, korkopaivamaara, rozliczenia, verrekening, abrechnung, abrechnungsdatum, reglement, liquidacion, regolamento, liquidacao, clearingdatum, mirovani, settled, effective, interest date, valutni`),
  bookingDate:
    new WordList(`transaction date, trans date, date of transaction, buchungstag, buchungsdatum, buchung, booking date, booked date, completed date, posting date,
    posted date, post date, date operation, date de l operation, date op, dateop, fecha operacion, fecha de operacion, transactiedatum, boekdatum, boekingsdatum, uitvoeringsdatum,
    bogforingsdato, bogfort, bokforingsdag, bokforingsdatum, bokfort, bokforingsdato, transaktionsdatum, transaktionsdag, transaksjonsdato, kirjauspaiva,
    data operacji, data ksiegowania, data transakcji, datum zauctovani, datum provedeni, datum zuctovania, datum transakcie, konyveles*, tranzakcio*, data operatiunii, data tranzactiei, data inregistrarii,
    дата операции, дата операції, дата проводки, 取引日, 交易日期, 交易日, 记账日期, 거래일, 거래일시, islem tarihi, data mov, data movimento, data do movimento, data operazione, data contabile,
    data lancamento, data da operacao, datum knjizenja, datum transakcije, datum placila, kande kuupaev, operacijos data, data transakcji`),
  balance:
    new WordList(`balance*, running balance, running bal, bal, closing bal, runningbalance, saldo*, solde*, sold*, kontostand*, guthaben, disponible, disponibile, disponibil*, saldi,
    rekeningsaldo, kontosaldo, banksaldo, boeksaldo, eindsaldo, endsaldo, tilisaldo,
    egyenleg*, zustatek*, zostatok*, stanje*, saldu*, likutis*, atlikum*, jaak, saak, konto jaak, υπολοιπο*, bakiye*, остаток*, залишок*, баланс*, салдо*, наличност*, 残高, 差引残高, 余额, 결제후잔액, 잔액, 잔고,
    so du, baki, ยอดคงเหลือ, יתרה, الرصيد, رصيد, staða`),
  balanceBefore:
    new WordList(`beginning balance, opening balance, balance before, saldo anterior, saldo inicial, saldo iniziale, solde initial, beginsaldo, saldo voor, saldo vor,
    anfangssaldo, anfangsbestand, previous balance, start balance, alkusaldo, zustatek pred, pocatecni*, saldo przed, ingaende saldo, nyito egyenleg, sold initial`),
  fee: new WordList(`fee, fees, commission*, comission*, comision*, comisión, comissao, commissione, kosten, gebuhr*, frais, toeslag, poplatek, poplatok, oplata, prowizja, dij, jutalek,
    provize, gebyr, avgift, provisjon, kulu, palkkio, komisyon*, ucret, комисси*, комисі*, такса, komisija, komisijas, teenustasu, 手数料, 手续费, 수수료, charges, surcharge, tax, vat, iva, mwst, cashback, кешбек*, кэшбек*, bonus, tip, tips, compensation*`),
  foreign:
    new WordList(`original*, orig, foreign, en divisa, extranjer*, in valuta, en devise, em moeda, devizaban, in fremdwahrung, fremdwahrungsbetrag, local amount, local currency, transaction currency amount, fremdwahrung*, ursprung*, ausgangs*, devise etrangere, montant origine, montant d origine, origine,
    origen, extranjera, divisa original, moneda original, estrangeira, oryginaln*, waluta oryginalna, obca, puvodni*, povodn*, w walucie, walucie, valuutassa, ursprunglig*, opprinnelig*, oprindelig*,
    vreemde, oorspronkelijk*, eredeti, straina, оригинал*, orijinal, yabanci, в валюте операции, валюті операції, to amount, to currency, amount in foreign, blokady, counter value, exchanged`),
  accountCurrency:
    new WordList(`native, account currency, in account currency, billing amount, billed amount, settlement amount, kontowahrung, rekeningvaluta, waluta rachunku, waluta rachunku, valuta rekening,
    bedrag in eur, betrag in eur, amount in eur, amount eur, montant en eur, importe en eur, importe eur, валюте счета, валюті картки, mena uctu, meny uctu, castka v mene uctu, valuutta tilin, kontovaluta, hesap para birimi, amount czk, amount total, net amount, net`),
  rate: new WordList(
    `rate, kurs, koers, cours, taux, tipo de cambio, cambio, tasso, taxa, kurz, arfolyam, curs, курс*, kur, tecaj, kursas, kurss, ισοτιμια, 汇率, レート, 환율, exchange rate, wechselkurs, valutakurs, valuuttakurssi, valutakurz`,
  ),
  amount:
    new WordList(`amount*, betrag*, umsatz*, montant*, importe*, importo*, importe, bedrag*, belob*, belop*, summa*, summe, suma*, kwota*, castka*, suma, osszeg*, valoare, valor, сумма*, сума*, iznos*, znesek*, summ, ποσο*, tutar*, islem tutari,
    入出金, 金額, 金额, 交易金额, 거래금액, so tien, jumlah, nominal, จำนวนเงิน, סכום, المبلغ, maara, rahamaara, objem, total, gross, net, value, sum, cantidad, monto, quantia, movimento`),
  out: new WordList(`debit*, debits, withdrawal*, money out, paid out, payments out, outflow, outflows, out, spent, expense*, charge, charges, payment, payments, outgoing*, disbursement*, dr, paid, spending,
    soll, sollbetrag, belastung*, lastschrift*, ausgang*, ausgabe*, abgang, auszahlung*,
    depense*, sortie*, retrait*, paiement*, prelevement*, cargo*, debe, gasto*, retiro*, adeudo*, egreso*, salida*, pago, pagos, retirada*,
    af, debet*, uitgaven, uitgave*, uitgaand*, bijgeschreven af, afschrijving*, addebit*, addebiti, dare, uscite, uscita*, spese, prelievi, pagamenti,
    debito*, saida*, despesa*, levantamento*, ut, ud, utgift*, uttak, uttag*, udgift*, havet, haevet*, utbetaling*, utbetalning*, udbetaling*, ut av konto, ut fra konto, belastet,
    otto, otot, veloitus*, menot, meno, maksettu, lahteva*, obciazen*, obciazeni*, wydatk*, wyplat*, wyplaty, rozchod*, winien, wn,
    vydaje, vydaj*, vydavk*, vyber*, odchozi, na vrub, ma dati, debet, terheles*, kiadas*, tartozik, kifizetes*, levont,
    plati, cheltuiel*, iesiri, retrageri, дебит*, дебет*, теглени*, разход*, изходящ*, duguje, terecenj*, obremenit*, na teret, isplat*, rashod*, odliv*, v breme, breme, izdatk*, troskovi, isplata,
    debetas, ismoket*, nurasyt*, islaidos, isejo, izejos*, izdevumi, izmaksa*, deebet, valjaminek*, kulud, χρεωση*, χρεωσεις, αναληψ*, εξοδα, εξερχομεν*, borc*, cikan*, gider*, giden, cekilen, cikis,
    списан*, расход*, снятие*, списання, витрат*, видаток, видатки, 出金*, 出金額, お支払金額, お引出し, 支出*, 引出*, 支払*, 借方*, 转出*, 付款*, 取款*, 출금*, 찾으신금액, chi, ghi no, pengeluaran, keluar, debet, ถอน*, ถอนเงิน, חובה, سحب, مدين, útgjöld, debits`),
  in: new WordList(`credit, credits, credit amount, credited, deposit*, money in, paid in, payments in, inflow, inflows, in, received, income, incoming*, receipt, receipts, cr, lodgement*, lodgment*, refund, refunds,
    haben, habenbetrag, gutschrift*, eingang*, einnahme*, zugang, einzahlung*, recette*, entree*, encaissement*, versement*, abono*, haber, ingreso*, deposito*, entrada*, cobro*,
    bij, inkomsten, ontvang*, inkomend*, bijschrijving*, accredit*, avere, entrate, entrata*, versament*, incassi,
    credito*, receita*, inn, ind, inntekt*, innskudd*, insattning*, indtaegt*, indsat*, inkomst*, innbetaling*, inbetalning*, indbetaling*, inn pa konto, kredit*, godskrevet,
    pano, panot, hyvitys*, tulot, tulo, saatu, saapuva*, uznan*, wplyw*, wplat*, przychod*, ma,
    prijmy, prijem*, vklad*, prichozi, pripsano, ve prospech, dal, jovairas*, bevetel*, kovetel, befizetes*, jovairt, incasari, venitur*, intrari, depuneri, credite,
    кредит*, вноск*, приход*, входящ*, kredyt*, potrazuje, odobrenj*, dobropis*, u korist, uplat*, prihod*, priliv*, v dobro, dobro, prejemk*, uplata, kreditas, gaut*, iskait*, pajamos, iejo, iejos*, ienakosais, ienemumi, iemaksa*, kreedit, laekumi*, tulud,
    πιστωση*, πιστωσεις, καταθεσ*, εσοδα, εισερχομεν*, alacak*, gelen, giren, gelir*, yatan, yatirilan, giris,
    зачислен*, поступлен*, пополнен*, зарахуван*, надходжен*, доход*, дохід, доходи, 入金*, 入金額, お預入れ, 収入*, 預入*, 贷方*, 收入*, 转入*, 存入*, 存款*, 收款*, 입금*, 맡기신금액, thu, ghi co, pemasukan, masuk, kredit, ฝาก*, ฝากเงิน, זכות, إيداع, دائن, tekjur`),
  currency:
    new WordList(`currency*, wahrung*, waehrung*, devise, devises, divisa, divise, moneda, moeda, valuta*, munt, muntsoort, devies, devizanem, penznem, waluta, mena, meny, valuutta, valuuta, valiuta,
    валюта, νομισμα, para birimi, doviz, 通貨, 币种, 货币, 통화, tien te, mata uang, wahrungscode, commodity, valutacode, moneta`),
  status: new WordList(
    `status*, стан, состояние, state, estado*, statut*, etat, stato, situacao, stav, stan, tila, allapot, stare, stadiu, статус*, състояние, staatus, statusas, būsena, busena, κατασταση, durum*, 状態, 状态, 交易状态, 상태, tinh trang, trang thai, สถานะ, cleared, tilstand, uspesne, posted, cancellation`,
  ),
  direction:
    new WordList(`transaction type, debit credit, credit debit, debit or credit, credit or debit, dr cr, cr dr, d c, c d, d k, k d, s h, direction, soll haben, sens, af bij, bij af, debet credit, credit debet,
    indicator, sign, debit kredit, kredit debet, debet kredit, dc, plus minus, plus of min, vorzeichen, signe, signo, segno, sinal, tipo, dare avere, debe haber, cargo abono, in out, inout, irany, richting, smer, suunta, kierunek, riktning, retning, направление, напрям, yon, dk, tecken, merki, znak, zenklas, kreipimas, 入出金区分, 收支, 收 支, 借贷, borc alacak, tartozik kovetel`),
  payee:
    new WordList(`payee*, merchant*, counterpart*, counter party, counteraccount name, partner*, partner name, beneficiary*, recipient*, recipient name, payer*, sender*, name, counterparty name, to from, from to, other party, vendor, paid to, remitter, creditor name, debtor name,
    empfanger*, zahlungsempfanger*, auftraggeber*, beguenstigter*, begunstigter*, zahlungspflichtige*, zahlungsbeteiligter, name zahlungsbeteiligter, gegenpartei, handler, geschaft,
    beneficiaire*, tiers, destinataire, emetteur, donneur, commercant, marchand, beneficiario*, ordenante, destinatario, comercio, contraparte, remitente, controparte, esercente, ordinante, mittente,
    naam*, tegenpartij*, naam tegenpartij, tegenrekeninghouder, begunstigde, opdrachtgever, handelaar, ontvanger, favorecido, estabelecimento,
    modtager*, afsender, mottaker*, mottagare*, avsandare*, avsender, betalingsmottaker, navn, namn, saaja*, maksaja*, saaja maksaja, saajan nimi, nimi, odbiorca*, nadawca*, kontrahent*, dane kontrahenta, zleceniodawca, nazwa kontrahenta, nadawca odbiorca,
    prijemce*, prijemca, protistrana, nazev protiuctu, nazov protistrany, nazev protistrany, nazov partnera, obchodnik, platitel, partner neve, kedvezmenyezett*, ellenoldali, ellenoldali nev, kereskedo, beneficiar*, ordonator, plătitor, platitor, comerciant,
    получател*, контрагент*, наредител*, отправител*, плательщик*, одержувач*, отримувач*, відправник, торговец, primatelj*, platitelj*, primalac, prejemnik*, placnik, naziv partnera, saja, gavejas*, moketojas*, sanemejs*, maksatajs, partneris, saaja nimi, saaja maksja nimi,
    δικαιουχος, αποστολεας, εμπορος, αντισυμβαλλομενος, alici*, gonderen, karsi taraf, isyeri, 相手先, 振込先, 取引先, 利用店名, 店名, 对方户名, 交易对方, 对方, 收款人, 商户, 거래처, 받는분, 보낸분, nguoi nhan, penerima, ชื่อผู้รับ, שם, المستفيد, viðtakandi`),
  memo: new WordList(`description*, transaction description, details, detail, narrative, narration, transaction remarks, remarks, particulars, memo, note, notes, message, text, reason, purpose, payment reference, information, original description, comment*, transaction details,
    verwendungszweck, buchungstext, umsatztext, beschreibung, buchungsdetails, bezeichnung, zahlungsgrund, vorgang verwendungszweck, avisierungstext, betreff, mitteilung, umsatzzeile*,
    libelle*, intitule, detail de l ecriture, motif, communication, objet, nature, concepto*, descripcion*, detalle*, movimiento, observaciones, glosa, referencia, descrizione*, causale, descrizione completa, dettagli, oggetto,
    omschrijving*, mededeling*, descricao*, historico, descritivo, tekst, beskrivelse*, beskrivning*, melding, besked, meddelande, forklaring, viesti, selite, selitys, kuvaus, saannin, tytul*, opis*, szczegoly, popis*, poznamka*, zprava*, sprava*, ucel, informacia, kozlemeny, megjegyzes, leiras, megnevezes,
    descriere*, detalii, explicatie, explicatii, описание*, основание, пояснение, детайли, назначение*, призначення*, опис*, деталі, комментарий, коментар, svrha*, namen*, paskirtis*, aprasymas, maksajuma merkis, merkis, apraksts, informacija, selgitus, kirjeldus, αιτιολογια, περιγραφη, aciklama*, detay, ayrinti,
    摘要, 内容, 取引内容, 備考, 入出金内容, お取り扱い内容, 说明, 备注, 用途, 적요, 내용, 거래내용, noi dung, dien giai, keterangan, uraian, รายการ, รายละเอียด, תיאור, פרטים, البيان, التفاصيل, وصف, skýring, tekstur`),
  kind: new WordList(`type, buchungstext, posting text, category*, parent category, subcategory, transaction kind, kind, code, umsatzart, umsatztyp, kategorie, vorgang, buchungsart, type verrichting, betaalwijze, type betaling, mutatiesoort, categorie*, categoria, tipo, tipo de movimiento, typ, rodzaj*, druh*, kategori*, tipus,
    tip, tipul, вид, категори*, тип*, vrsta, tipas, veids, tuup, liik, ειδος, τυπος, tur, islem turu, 種別, 取引区分, 类型, 交易类型, 구분, typ operacji, laji, tapahtumalaji, posting text, transaction code, mcc, tags, labels, account type, account name, institution name, product, payment type, method`),
  reference:
    new WordList(`reference*, ref, ref no, reference no, transaction id, id, uuid, number, no, nr, cheque*, check, check number, check or slip, iban, bic, swift, account, account number, account no, konto*, kontonummer, konto nr, rekening*, rekeningnummer, tegenrekening, compte, cuenta, conto, conta, blz, bankleitzahl,
    kundenreferenz, mandatsreferenz, glaubiger id, referenz*, referentie, volgnummer, transactienummer, kenmerk, numero*, n, documento, identificador, cislo*, symbol*, variabilni*, variabilny symbol, numer*, nr rachunku, rachunek, sorszam, szamlaszam, номер*, счет, рахунок, tili, tilinumero, viite, viitenumero, arkistointitunnus, kto, bankkod, bank, sort code, routing, mask, card number, card no, kartennummer, karte, pan, order id, 番号, 号码, 流水号, 账号, 계좌번호, seq, sequence, s no, sl no, hesap no, dekont no, fis no, referans, iban kontonummer, terminal*, location, country, address*, adres*, adresse, land, city, plz, phone`),
  /** The other side of a payment that comes in. */
  payer:
    new WordList(`payer*, sender*, from, from name, remitter, debtor name, zahlungspflichtige*, auftraggeber*, donneur, emetteur, ordenante, remitente, ordinante, mittente, opdrachtgever, afsender, avsender, avsandare*, maksaja, nadawca*, zleceniodawca, platitel, platce, ordonator, platitor,
    наредител*, отправител*, плательщик*, відправник*, platitelj*, placnik, moketojas*, maksatajs, gonderen, αποστολεας, 振込人, 付款人, 보낸분, pengirim`),
  own: new WordList(
    `account holder*, kaarthouder, cardholder, card holder*, card member, account name, bank name, institution name, nazwa banku, nazev banky, naziv banke, banka, naam bank, nom de la banque, kontoinhaber, titulaire, titular, intestatario, inhaber, rekeninghouder, owner, account, bank account`,
  ),
} as const;

export type ColumnWord = keyof typeof COLUMN_WORDS;
