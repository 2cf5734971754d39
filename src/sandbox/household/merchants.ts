/**
 * The merchants where the household spends. A row has the merchant's name, the text on the statement, the kind of
 * habit, Plaid's detailed category, the payment channel, and the usual range of a purchase in cents of the local
 * currency.
 */
export interface Merchant {
  name: string;
  descriptor: string;
  kind: MerchantKind;
  category: string;
  channel: 'in store' | 'online' | 'other';
  low: number;
  high: number;
}

type Row = [string, string, Merchant['kind'], string, Merchant['channel'], number, number];

export type MerchantKind =
  | 'groceries'
  | 'coffee'
  | 'fast food'
  | 'restaurant'
  | 'bar'
  | 'fuel'
  | 'ride'
  | 'parking'
  | 'transit'
  | 'shopping'
  | 'home'
  | 'pharmacy'
  | 'leisure'
  | 'person'
  | 'lisbon'
  | 'tokyo'
  | 'london'
  | 'berlin'
  | 'berlin restaurant'
  | 'london shop';

const rows: Row[] = [
  ['H-E-B', 'H-E-B #425 AUSTIN TX', 'groceries', 'FOOD_AND_DRINK_GROCERIES', 'in store', 1850, 14200],
  [
    'Whole Foods Market',
    'WHOLEFDS LMR 10145',
    'groceries',
    'FOOD_AND_DRINK_GROCERIES',
    'in store',
    1400,
    12800,
  ],
  ["Trader Joe's", 'TRADER JOE S #458', 'groceries', 'FOOD_AND_DRINK_GROCERIES', 'in store', 1600, 8900],
  ['Costco', 'COSTCO WHSE #0681', 'groceries', 'GENERAL_MERCHANDISE_SUPERSTORES', 'in store', 6200, 28500],
  ['Central Market', 'CENTRAL MARKET #61', 'groceries', 'FOOD_AND_DRINK_GROCERIES', 'in store', 2100, 9600],
  ['Instacart', 'INSTACART*SUBSCR', 'groceries', 'FOOD_AND_DRINK_GROCERIES', 'online', 5400, 16800],
  ['Starbucks', 'STARBUCKS STORE 06573', 'coffee', 'FOOD_AND_DRINK_COFFEE', 'in store', 385, 1290],
  ['Summer Moon Coffee', 'SUMMER MOON COFFEE 1ST', 'coffee', 'FOOD_AND_DRINK_COFFEE', 'in store', 425, 1150],
  ['Houndstooth Coffee', 'SQ *HOUNDSTOOTH COFFEE', 'coffee', 'FOOD_AND_DRINK_COFFEE', 'in store', 400, 1375],
  ["Dunkin'", 'DUNKIN #348712', 'coffee', 'FOOD_AND_DRINK_COFFEE', 'in store', 299, 1140],
  ['Chipotle Mexican Grill', 'CHIPOTLE 1386', 'fast food', 'FOOD_AND_DRINK_FAST_FOOD', 'in store', 995, 2780],
  ['Whataburger', 'WHATABURGER 612 Q26', 'fast food', 'FOOD_AND_DRINK_FAST_FOOD', 'in store', 780, 2250],
  ["P. Terry's", 'P TERRYS #19', 'fast food', 'FOOD_AND_DRINK_FAST_FOOD', 'in store', 690, 1980],
  ['Sweetgreen', 'SWEETGREEN 2ND ST', 'fast food', 'FOOD_AND_DRINK_FAST_FOOD', 'in store', 1395, 3420],
  ['DoorDash', 'DD *DOORDASH THAI', 'fast food', 'FOOD_AND_DRINK_FAST_FOOD', 'online', 1890, 6200],
  ['Uber Eats', 'UBER *EATS', 'fast food', 'FOOD_AND_DRINK_FAST_FOOD', 'online', 1750, 5800],
  ['Torchy’s Tacos', 'TORCHYS TACOS SOCO', 'restaurant', 'FOOD_AND_DRINK_RESTAURANT', 'in store', 1450, 5900],
  [
    'Home Slice Pizza',
    'TST* HOME SLICE PIZZA',
    'restaurant',
    'FOOD_AND_DRINK_RESTAURANT',
    'in store',
    2200,
    6800,
  ],
  ['Uchi', 'UCHI AUSTIN', 'restaurant', 'FOOD_AND_DRINK_RESTAURANT', 'in store', 7800, 21900],
  [
    'Ramen Tatsu-Ya',
    'RAMEN TATSU-YA SOUTH',
    'restaurant',
    'FOOD_AND_DRINK_RESTAURANT',
    'in store',
    1900,
    6400,
  ],
  ['Café No Sé', 'TST* CAFÉ NO SÉ', 'restaurant', 'FOOD_AND_DRINK_RESTAURANT', 'in store', 2400, 8800],
  [
    'Terry Black’s Barbecue',
    'TERRY BLACKS BBQ',
    'restaurant',
    'FOOD_AND_DRINK_RESTAURANT',
    'in store',
    2600,
    9400,
  ],
  ['Draught House', 'DRAUGHT HOUSE PUB', 'bar', 'FOOD_AND_DRINK_BEER_WINE_AND_LIQUOR', 'in store', 900, 5200],
  ['Twin Liquors', 'TWIN LIQUORS #27', 'bar', 'FOOD_AND_DRINK_BEER_WINE_AND_LIQUOR', 'in store', 1300, 7400],
  ['Shell', 'SHELL OIL 57544210', 'fuel', 'TRANSPORTATION_GAS', 'in store', 2600, 6400],
  ['Chevron', 'CHEVRON 0306214', 'fuel', 'TRANSPORTATION_GAS', 'in store', 2700, 6600],
  ['Buc-ee’s', 'BUC-EES #22', 'fuel', 'TRANSPORTATION_GAS', 'in store', 2400, 8100],
  ['Uber', 'UBER *TRIP', 'ride', 'TRANSPORTATION_TAXIS_AND_RIDE_SHARES', 'online', 890, 4600],
  ['Lyft', 'LYFT *RIDE', 'ride', 'TRANSPORTATION_TAXIS_AND_RIDE_SHARES', 'online', 850, 4300],
  ['ParkATX', 'CITY OF AUSTIN PARKATX', 'parking', 'TRANSPORTATION_PARKING', 'online', 120, 1500],
  ['CapMetro', 'CAPMETRO AMP', 'transit', 'TRANSPORTATION_PUBLIC_TRANSIT', 'online', 125, 4125],
  [
    'Amazon',
    'AMZN Mktp US*2K4RT',
    'shopping',
    'GENERAL_MERCHANDISE_ONLINE_MARKETPLACES',
    'online',
    799,
    16400,
  ],
  ['Target', 'TARGET 00018291', 'shopping', 'GENERAL_MERCHANDISE_SUPERSTORES', 'in store', 1250, 13900],
  [
    'Uniqlo',
    'UNIQLO USA',
    'shopping',
    'GENERAL_MERCHANDISE_CLOTHING_AND_ACCESSORIES',
    'in store',
    1990,
    15900,
  ],
  ['REI', 'REI #71 AUSTIN', 'shopping', 'GENERAL_MERCHANDISE_SPORTING_GOODS', 'in store', 2495, 24900],
  [
    'BookPeople',
    'BOOKPEOPLE',
    'shopping',
    'GENERAL_MERCHANDISE_BOOKSTORES_AND_NEWSSTANDS',
    'in store',
    999,
    7200,
  ],
  [
    'Etsy',
    'ETSY.COM - MULTIPLE SHOPS',
    'shopping',
    'GENERAL_MERCHANDISE_ONLINE_MARKETPLACES',
    'online',
    1400,
    9800,
  ],
  ['Best Buy', 'BEST BUY 00002022', 'shopping', 'GENERAL_MERCHANDISE_ELECTRONICS', 'in store', 1999, 42900],
  ['Chewy', 'CHEWY.COM', 'shopping', 'GENERAL_MERCHANDISE_PET_SUPPLIES', 'online', 2899, 11800],
  ['The Home Depot', 'THE HOME DEPOT #6542', 'home', 'HOME_IMPROVEMENT_HARDWARE', 'in store', 899, 21800],
  ['IKEA', 'IKEA ROUND ROCK', 'home', 'HOME_IMPROVEMENT_FURNITURE', 'in store', 1499, 38900],
  ['Zinger Hardware', 'ZINGER HARDWARE', 'home', 'HOME_IMPROVEMENT_HARDWARE', 'in store', 450, 6900],
  [
    'CVS Pharmacy',
    'CVS/PHARMACY #07713',
    'pharmacy',
    'MEDICAL_PHARMACIES_AND_SUPPLEMENTS',
    'in store',
    640,
    6800,
  ],
  ['Walgreens', 'WALGREENS #4203', 'pharmacy', 'MEDICAL_PHARMACIES_AND_SUPPLEMENTS', 'in store', 590, 5400],
  [
    'Austin Family Dentistry',
    'AUSTIN FAMILY DENTISTRY',
    'pharmacy',
    'MEDICAL_DENTAL_CARE',
    'in store',
    4000,
    26000,
  ],
  [
    'Alamo Drafthouse',
    'ALAMO DRAFTHOUSE LAMAR',
    'leisure',
    'ENTERTAINMENT_TV_AND_MOVIES',
    'online',
    1450,
    7200,
  ],
  [
    'Ticketmaster',
    'TM *TICKETMASTER',
    'leisure',
    'ENTERTAINMENT_SPORTING_EVENTS_AMUSEMENT_PARKS_AND_MUSEUMS',
    'online',
    4800,
    24800,
  ],
  ['Steam', 'STEAMGAMES.COM 425952', 'leisure', 'ENTERTAINMENT_VIDEO_GAMES', 'online', 499, 5999],
  [
    'Birds Barbershop',
    'SQ *BIRDS BARBERSHOP',
    'leisure',
    'PERSONAL_CARE_HAIR_AND_BEAUTY',
    'in store',
    2900,
    8900,
  ],
  ['Venmo', 'VENMO PAYMENT', 'person', 'TRANSFER_OUT_ACCOUNT_TRANSFER', 'other', 800, 8500],
  ['Zelle', 'ZELLE TO FRIEND', 'person', 'TRANSFER_OUT_ACCOUNT_TRANSFER', 'other', 1500, 12000],

  [
    'Time Out Market',
    'TIME OUT MARKET LISBOA PT',
    'lisbon',
    'FOOD_AND_DRINK_RESTAURANT',
    'in store',
    1200,
    6400,
  ],
  ['Pastéis de Belém', 'PASTÉIS DE BELÉM LISBOA', 'lisbon', 'FOOD_AND_DRINK_COFFEE', 'in store', 480, 2100],
  [
    'Comboios de Portugal',
    'CP COMBOIOS LISBOA',
    'lisbon',
    'TRANSPORTATION_PUBLIC_TRANSIT',
    'online',
    350,
    4900,
  ],
  ['Pingo Doce', 'PINGO DOCE ALFAMA', 'lisbon', 'FOOD_AND_DRINK_GROCERIES', 'in store', 620, 3900],
  ['Ichiran', 'ICHIRAN SHIBUYA 一蘭', 'tokyo', 'FOOD_AND_DRINK_RESTAURANT', 'in store', 780, 2900],
  [
    'FamilyMart',
    'FAMILYMART SHINJUKU',
    'tokyo',
    'GENERAL_MERCHANDISE_CONVENIENCE_STORES',
    'in store',
    210,
    1900,
  ],
  ['JR East', 'JR EAST TOKYO', 'tokyo', 'TRANSPORTATION_PUBLIC_TRANSIT', 'other', 180, 9800],
  [
    'Tokyu Hands',
    'TOKYU HANDS SHIBUYA',
    'tokyo',
    'GENERAL_MERCHANDISE_OTHER_GENERAL_MERCHANDISE',
    'in store',
    900,
    14900,
  ],
  ['Pret A Manger', 'PRET A MANGER LONDON GB', 'london', 'FOOD_AND_DRINK_FAST_FOOD', 'in store', 420, 1640],
  ['Dishoom', 'DISHOOM SHOREDITCH', 'london', 'FOOD_AND_DRINK_RESTAURANT', 'in store', 2400, 8900],
  ['Transport for London', 'TFL TRAVEL CH', 'london', 'TRANSPORTATION_PUBLIC_TRANSIT', 'in store', 280, 1270],
  [
    'British Museum Shop',
    'BRITISH MUSEUM CO',
    'london',
    'GENERAL_MERCHANDISE_GIFTS_AND_NOVELTIES',
    'in store',
    800,
    5600,
  ],

  ['REWE', 'REWE SAGT DANKE 43210 BERLIN', 'berlin', 'FOOD_AND_DRINK_GROCERIES', 'in store', 780, 7400],
  ['EDEKA', 'EDEKA BERLIN MITTE', 'berlin', 'FOOD_AND_DRINK_GROCERIES', 'in store', 640, 6900],
  [
    'dm-drogerie markt',
    'DM DROGERIE MARKT',
    'berlin',
    'MEDICAL_PHARMACIES_AND_SUPPLEMENTS',
    'in store',
    395,
    4200,
  ],
  ['Deutsche Bahn', 'DB VERTRIEB GMBH', 'berlin', 'TRANSPORTATION_PUBLIC_TRANSIT', 'online', 1290, 11900],
  ['BVG', 'BVG APP BERLIN', 'berlin', 'TRANSPORTATION_PUBLIC_TRANSIT', 'online', 350, 3580],
  ['The Barn', 'SUMUP *THE BARN', 'berlin', 'FOOD_AND_DRINK_COFFEE', 'in store', 320, 1450],
  ['Zalando', 'ZALANDO SE', 'berlin', 'GENERAL_MERCHANDISE_CLOTHING_AND_ACCESSORIES', 'online', 1995, 13900],
  [
    'Curry 36',
    'CURRY 36 MEHRINGDAMM',
    'berlin restaurant',
    'FOOD_AND_DRINK_FAST_FOOD',
    'in store',
    590,
    2400,
  ],
  [
    'Mustafa’s Gemüse Kebap',
    'MUSTAFAS GEMÜSE KEBAP',
    'berlin restaurant',
    'FOOD_AND_DRINK_FAST_FOOD',
    'in store',
    650,
    1900,
  ],
  [
    'Cocolo Ramen',
    'COCOLO RAMEN KREUZBERG',
    'berlin restaurant',
    'FOOD_AND_DRINK_RESTAURANT',
    'in store',
    1450,
    4900,
  ],
  ['Tesco', 'TESCO STORES 3217', 'london shop', 'FOOD_AND_DRINK_GROCERIES', 'in store', 480, 6900],
  [
    'Waterstones',
    'WATERSTONES ONLINE',
    'london shop',
    'GENERAL_MERCHANDISE_BOOKSTORES_AND_NEWSSTANDS',
    'online',
    899,
    4800,
  ],
  [
    'Amazon UK',
    'AMAZON.CO.UK*MK2LP',
    'london shop',
    'GENERAL_MERCHANDISE_ONLINE_MARKETPLACES',
    'online',
    699,
    8900,
  ],
  ['Trainline', 'TRAINLINE.COM', 'london shop', 'TRANSPORTATION_PUBLIC_TRANSIT', 'online', 890, 7600],
];

export const merchants: Merchant[] = rows.map(([name, descriptor, kind, category, channel, low, high]) => ({
  name,
  descriptor,
  kind,
  category,
  channel,
  low,
  high,
}));

export function merchantsOf(kind: MerchantKind): Merchant[] {
  return merchants.filter((merchant) => merchant.kind === kind);
}
