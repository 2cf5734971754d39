import { language } from './language.ts';

export const swedish = language(
  'sv',
  `
  date: Bokföringsdag | Datum | Bokföringsdatum | Transaktionsdatum | Bokförd | Reskontradatum
  value: Valutadag | Valutadatum
  payee: Mottagare | Namn | Avsändare/Mottagare | Motpart | Butik
  text: Beskrivning | Text | Rubrik | Meddelande | Specifikation | Transaktion
  type: Transaktionstyp | Typ | Typ av transaktion
  reference: Referens | Verifikationsnummer | Meddelande/Referens | Radnummer
  iban: Motkonto | Mottagarkonto | IBAN
  ownAccount: Kontonummer | Konto | Clearingnummer
  amount: Belopp | Belopp SEK | Insättning/Uttag | Transaktionsbelopp
  pair: Uttag / Insättning | Ut / In | Utgifter / Inkomster | Debet / Kredit | Uttag / Insättningar
  balance: Saldo | Bokfört saldo | Kontosaldo
  currency: Valuta | Konto valuta
  direction: Debet/Kredit | Typ | Riktning | +/-
  directions: Uttag / Insättning | Debet / Kredit | Utgift / Inkomst | Ut / In | - / +
  status: Status | Läge
  booked: Bokförd | Genomförd | Slutförd
  pending: Reserverad | Väntande | Reserverat | Preliminär | Kommande
  declined: Avvisad | Nekad | Makulerad | Misslyckad
  category: Kategori | Underkategori
  original: Utländskt belopp | Ursprungligt belopp | Originalbelopp
  originalCurrency: Utländsk valuta | Ursprunglig valuta | Originalvaluta
  opening: Ingående saldo | Saldo från föregående period | Ingående balans
  closing: Utgående saldo | Utgående balans | Aktuellt saldo
  total: Summa | Totalt | Summa transaktioner
  title: Transaktioner | Kontoutdrag | Kontohändelser | Transaktionsrapport
  account: Konto | Kontonummer | Kontonamn
  holder: Kontohavare | Kund | Namn
  period: Period {from} - {to} | Transaktioner från {from} till {to} | Datumintervall {from} - {to}
  created: Skapad | Exporterad | Utskriven
  disclaimer: Preliminära uppgifter, kan komma att ändras. | Slut på rapporten | Reserverade belopp ingår inte i saldot.
  purchase: Kortköp | Köp | Kortbetalning | Korttransaktion
  cash: Bankomat | Uttag | Kontantuttag | Uttagsautomat
  bill: Autogiro | Betalning | E-faktura | Bg-bet. via internet
  transferOut: Överföring | Swish betalning | Swish skickad | Överföring via internet
  fee: Avgift | Kortavgift | Månadsavgift | Pris
  transferIn: Insättning | Swish mottagen | Överföring | Swish inbetalning
  salary: Lön | LÖN | Löneinsättning
  refund: Återbetalning | Retur | Kortåterköp
  interest: Ränta | Kreditränta | Kapitaliserad ränta
  shops: ICA Supermarket Åkeshov | Coop Forum Växjö | Hemköp Östermalm | Systembolaget 0143 | SL Resa | Pressbyrån | Clas Ohlson | Åhléns City | Café Skärgården | Apoteket Hjärtat | Elgiganten | Willys Gävle
  billers: Vattenfall Kundservice | Telia Sverige AB | Folksam | Hyresgästföreningen | Stockholm Exergi | Tele2 Sverige
  people: Åsa Lindström | Erik Johansson | Göran Öberg | Elin Söderberg | Karl Nyström
  employers: Skanska Sverige AB | Region Skåne | Malmö Stad | Volvo Personvagnar
  memos: Hyra mars | Faktura 20240118 | Middag i fredags | Present | Månadssparande | Träningskort | Fika
  categories: Mat | Boende | Resor | Inkomst | Nöje | Övrigt
  `,
);

export const danish = language(
  'da',
  `
  date: Dato | Bogføringsdato | Bogført dato | Bogført | Posteringsdato | Transaktionsdato
  value: Valør | Rentedato | Valørdato | Valutadato
  payee: Navn | Modtager | Beløbsmodtager | Afsender/modtager | Forretning
  text: Tekst | Beskrivelse | Posteringstekst | Supplerende tekst | Uddybende tekst
  type: Type | Posteringstype | Transaktionstype
  reference: Reference | Bilagsnummer | Arkivreference | Kortnr.
  iban: Modkonto | Modtagerkonto | IBAN
  ownAccount: Konto | Kontonummer | Reg.nr. og kontonr.
  amount: Beløb | Beløb i DKK | Posteringsbeløb
  pair: Hævet / Indsat | Udgift / Indtægt | Ud / Ind | Debet / Kredit | Udbetaling / Indbetaling
  balance: Saldo | Saldo efter postering | Balance
  currency: Valuta | Møntsort
  direction: Debet/Kredit | Ind/Ud | Retning
  directions: Ud / Ind | Debet / Kredit | Hævet / Indsat | Udgift / Indtægt | - / +
  status: Status | Tilstand
  booked: Udført | Bogført | Gennemført
  pending: Venter | Afventer | Reserveret | Ikke bogført | Planlagt
  declined: Afvist | Annulleret | Slettet | Fejlet
  category: Kategori | Hovedkategori | Underkategori
  original: Oprindeligt beløb | Beløb i fremmed valuta | Originalt beløb
  originalCurrency: Oprindelig valuta | Fremmed valuta | Original valuta
  opening: Startsaldo | Saldo primo | Overført saldo
  closing: Slutsaldo | Saldo ultimo | Ny saldo
  total: I alt | Sum | Total
  title: Kontobevægelser | Posteringer | Kontoudskrift | Posteringsoversigt
  account: Konto | Kontonummer | Kontonavn
  holder: Kontohaver | Kunde | Ejer
  period: Periode {from} - {to} | Fra {from} til {to} | Posteringer fra {from} til {to}
  created: Udskrevet | Oprettet | Dato for eksport
  disclaimer: Oversigten er vejledende. | Reserverede beløb fremgår ikke. | Slut på oversigten
  purchase: Dankort-køb | Visa køb | Kortbetaling | Køb | Betalingskort
  cash: Hæveautomat | Kontanthævning | Hævet i automat
  bill: Betalingsservice | BS | Girokort | Automatisk betaling
  transferOut: Overførsel | MobilePay | Straksoverførsel | Kontooverførsel
  fee: Gebyr | Kortgebyr | Kvartalsgebyr
  transferIn: Overførsel | Indbetaling | MobilePay modtaget | Indsættelse
  salary: Løn | Lønoverførsel | LØN
  refund: Tilbageførsel | Refusion | Retur
  interest: Rente | Rentetilskrivning | Renter
  shops: Netto Nørrebro | Føtex Aarhus | Rema 1000 Søborg | Bager Jørgensen | DSB Rejsekort | Matas Køge | Café Blå | Irma Østerbro | Elgiganten Ødense | Lagkagehuset | Kvickly Sønderborg
  billers: Ørsted Salg | TDC Erhverv | Tryg Forsikring | HOFOR A/S | Boligforening Lærken | Norlys Energi
  people: Søren Kjær | Mette Frøslev | Lars Ødegård | Anne Højgaard | Jens Møller
  employers: Novo Nordisk A/S | Københavns Kommune | Mærsk Line | Aarhus Universitet
  memos: Husleje marts | Faktura 24118 | Tak for mad | Fødselsdag | Kontingent | Gave til Ida | Børneopsparing
  categories: Dagligvarer | Bolig | Transport | Indkomst | Fritid | Øvrigt
  `,
);

export const norwegian = language(
  'nb',
  `
  date: Dato | Bokføringsdato | Bokført dato | Bokført | Utført dato | Transaksjonsdato
  value: Rentedato | Valuteringsdato | Valutadato
  payee: Mottaker | Navn | Motpart | Butikk | Til/fra
  text: Forklaring | Beskrivelse | Tekst | Melding/KID/Fakt.nr | Melding | Spesifikasjon
  type: Type | Transaksjonstype | Undertype
  reference: Referanse | Arkivref. | Numref | Løpenummer
  iban: Til konto | Fra konto | Motkonto
  ownAccount: Konto | Kontonummer | Kontonavn
  amount: Beløp | Beløp i NOK | Beløp (NOK)
  pair: Ut / Inn | Ut fra konto / Inn på konto | Beløp ut / Beløp inn | Belastet / Godskrevet | Uttak / Innskudd | Debet / Kredit
  balance: Saldo | Bokført saldo | Disponibelt
  currency: Valuta | Valutakode
  direction: Inn/Ut | Debet/Kredit | Retning
  directions: Ut / Inn | Debet / Kredit | Belastning / Godskriving | - / +
  status: Status | Tilstand
  booked: Bokført | Utført | Gjennomført
  pending: Reservert | Ventende | Under behandling | Reservasjon | Kommende
  declined: Avvist | Kansellert | Slettet | Feilet
  category: Kategori | Hovedkategori
  original: Opprinnelig beløp | Valutabeløp | Beløp i utenlandsk valuta
  originalCurrency: Opprinnelig valuta | Utenlandsk valuta | Transaksjonsvaluta
  opening: Inngående saldo | Saldo fra forrige periode | Startsaldo
  closing: Utgående saldo | Sluttsaldo | Saldo i Deres favør
  total: Sum | Totalt | Sum ut og inn
  title: Kontoutskrift | Transaksjoner | Kontobevegelser | Transaksjonsliste
  account: Konto | Kontonummer | Kontonavn
  holder: Kontohaver | Kunde | Eier
  period: Periode {from} - {to} | Fra {from} til {to} | Transaksjoner fra {from} til {to}
  created: Opprettet | Skrevet ut | Eksportert
  disclaimer: Oversikten er ikke et juridisk dokument. | Reservasjoner er ikke med i saldoen. | Slutt på listen
  purchase: Varekjøp | Visa varekjøp | Kortkjøp | Kortbetaling
  cash: Minibank | Uttak | Kontantuttak
  bill: AvtaleGiro | eFaktura | Fast oppdrag | Nettgiro
  transferOut: Overføring | Vipps | Straksbetaling | Giro
  fee: Gebyr | Årspris kort | Omkostninger
  transferIn: Overføring | Innbetaling | Vipps mottatt | Kontoregulering
  salary: Lønn | Lønn eller trygd | LØNN
  refund: Refusjon | Retur | Varekjøp retur
  interest: Renter | Kreditrenter | Rentegodtgjørelse
  shops: Rema 1000 Grünerløkka | Kiwi Tromsø | Coop Extra Bodø | Vinmonopolet | Narvesen Ålesund | Meny Bærum | Ruter Oslo | Bakeriet Brød | Clas Ohlson Ski | Apotek 1 Ørsta | Elkjøp Lørenskog
  billers: Hafslund Strøm | Telenor Norge AS | Gjensidige Forsikring | Oslo Kommune | Ice Mobil | Borettslaget Bjørka
  people: Bjørn Håland | Ingrid Sæther | Øyvind Dahl | Kari Åsen | Ola Nordmann
  employers: Equinor ASA | Bergen Kommune | Sykehuset Østfold | Aker Solutions
  memos: Husleie mars | Faktura 24118 | Middag fredag | Bursdag | Treningsavgift | Gave | Hyttetur
  categories: Dagligvarer | Bolig | Reise | Inntekt | Fritid | Annet
  `,
);

export const finnish = language(
  'fi',
  `
  date: Kirjauspäivä | Päivämäärä | Tapahtumapäivä | Pvm | Maksupäivä
  value: Arvopäivä | Korkopäivä
  payee: Saaja/Maksaja | Saajan nimi | Maksaja/Saaja | Nimi | Saaja
  text: Viesti | Selitys | Selite | Kuvaus | Tapahtuma | Otsikko
  type: Tapahtumalaji | Laji | Tapahtumatyyppi | Kirjauslaji
  reference: Viitenumero | Viite | Arkistointitunnus | Maksajan viite
  iban: Tilinumero | Saajan tilinumero | Vastapuolen tili
  ownAccount: Tili | Oma tili | Tilin nimi
  amount: Määrä | Määrä EUR | Summa | Määrä EUROA | Tapahtuman määrä
  pair: Veloitus / Hyvitys | Otot / Panot | Menot / Tulot | Pois / Sisään
  balance: Saldo | Tilin saldo | Saldo tapahtuman jälkeen
  currency: Valuutta | Tilin valuutta
  direction: Veloitus/Hyvitys | Suunta | Debet/Kredit
  directions: Veloitus / Hyvitys | Otto / Pano | Meno / Tulo | - / +
  status: Tila | Tapahtuman tila
  booked: Kirjattu | Toteutunut | Suoritettu
  pending: Varaus | Odottaa | Katevaraus | Tuleva | Kirjaamaton
  declined: Hylätty | Peruutettu | Epäonnistunut
  category: Luokka | Kategoria
  original: Alkuperäinen summa | Alkuperäinen määrä | Valuuttamäärä
  originalCurrency: Alkuperäinen valuutta | Tapahtuman valuutta
  opening: Alkusaldo | Edellinen saldo
  closing: Loppusaldo | Uusi saldo
  total: Yhteensä | Summa yhteensä
  title: Tilitapahtumat | Tiliote | Tapahtumaluettelo
  account: Tili | Tilinumero | IBAN
  holder: Tilinomistaja | Asiakas | Omistaja
  period: Ajanjakso {from} - {to} | Tapahtumat {from} - {to} | Aikaväli {from} - {to}
  created: Tulostettu | Luotu | Haettu
  disclaimer: Tapahtumaluettelo ei ole tiliote. | Luettelo päättyy | Varaukset eivät näy saldossa.
  purchase: Korttiosto | PKORTTIMAKSU | Ostos | Korttimaksu
  cash: Käteisnosto | Automaattinosto | OTTO. | Nosto
  bill: E-lasku | Suoramaksu | Lasku | Toistuva maksu
  transferOut: Tilisiirto | TILISIIRTO | Siirto | MobilePay
  fee: Palvelumaksu | PALVELUMAKSU | Kuukausimaksu
  transferIn: Tilisiirto | Viitesiirto | Pano | VIITESIIRTO
  salary: Palkka | PALKKA | Palkanmaksu
  refund: Palautus | Hyvitys | Korttihyvitys
  interest: Korko | Talletuskorko | Korkohyvitys
  shops: K-Market Töölö | S-Market Jyväskylä | Prisma Itäkeskus | Alko Hämeenlinna | HSL Mobiili | R-Kioski Pääkatu | Kahvila Äijä | Lidl Helsinki | Verkkokauppa.com | Apteekki Mäntylä | Tokmanni Hyvinkää
  billers: Helen Oy | Elisa Oyj | DNA Matkapuhelin | LähiTapiola | Asunto Oy Mäki | Vantaan Energia
  people: Väinö Hämäläinen | Päivi Mäkinen | Jari Löytynoja | Aino Korhonen
  employers: Kone Oyj | Helsingin kaupunki | Nokia Oyj | Työeläkeyhtiö Varma
  memos: Vuokra maaliskuu | Lasku 24118 | Illallinen | Lahja äidille | Jäsenmaksu | Kiitos ruoasta
  categories: Ruoka | Asuminen | Liikenne | Tulot | Vapaa-aika | Muut
  `,
);
