import { language } from './language.ts';

export const polish = language(
  'pl',
  `
  date: Data operacji | Data księgowania | Data transakcji | #Data operacji | Data
  value: Data waluty | Data rozliczenia
  payee: Nadawca / Odbiorca | Dane kontrahenta | Nazwa kontrahenta | Odbiorca/Zleceniodawca | Kontrahent
  text: Tytuł | Opis operacji | Opis transakcji | Tytuł operacji | Opis | Szczegóły
  type: Typ transakcji | Rodzaj transakcji | Rodzaj operacji | Typ operacji
  reference: Nr transakcji | Numer referencyjny | Identyfikator transakcji
  iban: Numer rachunku | Nr rachunku | Rachunek kontrahenta | Numer rachunku nadawcy/odbiorcy
  ownAccount: Rachunek | Konto | Produkt | #Rachunek
  amount: Kwota | Kwota operacji | Kwota transakcji | Kwota transakcji (waluta rachunku) | Kwota w walucie rachunku
  pair: Obciążenia / Uznania | Obciążenie / Uznanie | Wydatki / Wpływy | Wypłata / Wpłata | Winien / Ma
  balance: Saldo | Saldo po operacji | Saldo po transakcji | Saldo końcowe
  currency: Waluta | Waluta rachunku
  direction: Strona | Obciążenie/Uznanie | Typ | Wn/Ma | Kierunek
  directions: Obciążenie / Uznanie | Wydatek / Wpływ | WN / MA | Wychodzący / Przychodzący | - / + | Debet / Kredyt
  status: Status | Stan | Status transakcji
  booked: Zaksięgowana | Zrealizowana | Rozliczona | Wykonana
  pending: Oczekująca | Nierozliczona | Blokada | W realizacji | Zaplanowana
  declined: Odrzucona | Anulowana | Wycofana | Nieudana
  category: Kategoria | #Kategoria | Podkategoria
  original: Kwota oryginalna | Kwota w walucie oryginalnej | Kwota blokady
  originalCurrency: Waluta oryginalna | Waluta transakcji | Waluta operacji
  opening: Saldo początkowe | Saldo z przeniesienia | #Saldo początkowe
  closing: Saldo końcowe | #Saldo końcowe | Saldo na koniec okresu
  total: Suma | Razem | Suma obrotów | Łącznie
  title: Lista operacji | Historia rachunku | Zestawienie operacji | Wyciąg z rachunku
  account: Rachunek | Numer rachunku | #Numer rachunku | Konto
  holder: Posiadacz | Klient | #Klient | Właściciel
  period: Za okres: od {from} do {to} | Okres {from} - {to} | Operacje od {from} do {to}
  created: Data wygenerowania | Wygenerowano | Utworzono
  disclaimer: Dokument wygenerowany elektronicznie, nie wymaga podpisu. | Koniec zestawienia | Niniejszy dokument sporządzono na podstawie art. 7.
  purchase: Płatność kartą | ZAKUP PRZY UŻYCIU KARTY | Transakcja kartą | Zakup | BLIK
  cash: Wypłata z bankomatu | WYPŁATA BANKOMAT | Wypłata gotówki
  bill: Polecenie zapłaty | Zlecenie stałe | Opłata rachunku
  transferOut: Przelew wychodzący | PRZELEW ZEWNĘTRZNY | Przelew na telefon | Przelew
  fee: Prowizja | Opłata za kartę | Opłata za prowadzenie rachunku
  transferIn: Przelew przychodzący | PRZELEW PRZYCHODZĄCY | Wpłata | Uznanie
  salary: Wynagrodzenie | PRZELEW PRZYCH. WYNAGRODZENIE | Pensja
  refund: Zwrot | Zwrot płatności kartą | Zwrot towaru
  interest: Odsetki | Kapitalizacja odsetek | Naliczenie odsetek
  shops: BIEDRONKA ŁÓDŹ 1244 | Żabka Z5521 | Piekarnia Gąska | Orlen Stacja 883 | PKP Intercity | Apteka Świętego Józefa | Allegro.pl | Rossmann Gdańsk | Księgarnia Źródło | Kawiarnia Między Słowami | Lidl Wrocław | Castorama Łomża
  billers: PGE Obrót | Orange Polska | Wodociągi Krakowskie | Spółdzielnia Mieszkaniowa Wiślana | PZU Życie | Play P4
  people: Łukasz Wójcik | Małgorzata Żak | Grzegorz Brzęczyszczykiewicz | Zofia Świątek | Jan Kowalski
  employers: Zakłady Mięsne Łuków | Urząd Miasta Poznań | CD Projekt SA | Szpital Śląski
  memos: Czynsz marzec | Faktura FV/118/2024 | Obiad piątek | Prezent urodziny | Składka członkowska | Korepetycje
  categories: Żywność | Dom | Transport | Wpływy | Rozrywka | Inne
  `,
);

export const czech = language(
  'cs',
  `
  date: Datum | Datum zaúčtování | Datum provedení | Datum splatnosti | Datum transakce | Datum odepsání/připsání
  value: Valuta | Datum valuty
  payee: Název protiúčtu | Název protistrany | Protistrana | Obchodní místo | Název účtu protistrany
  text: Zpráva pro příjemce | Popis | Popis transakce | Poznámka | Zpráva | Popis příkazce
  type: Typ | Typ transakce | Typ operace | Typ pohybu
  reference: Číslo transakce | ID pohybu | Variabilní symbol | VS
  iban: Protiúčet | Číslo protiúčtu | Číslo účtu protistrany
  ownAccount: Číslo účtu | Vlastní účet | Účet
  amount: Částka | Objem | Zaúčtovaná částka | Částka v měně účtu | Castka
  pair: Výdaje / Příjmy | Odepsáno / Připsáno | Výdej / Příjem | Má dáti / Dal
  balance: Zůstatek | Zůstatek po transakci | Účetní zůstatek | Konečný zůstatek
  currency: Měna | Měna účtu
  direction: Směr úhrady | Směr | Typ pohybu | Debet/Kredit
  directions: Odchozí / Příchozí | Výdaj / Příjem | Debet / Kredit | odchozí / příchozí | - / + | MD / DAL
  status: Stav | Stav platby | Status
  booked: Zaúčtováno | Provedeno | Zaúčtovaná | Realizováno
  pending: Čeká na zaúčtování | Blokace | Nezaúčtováno | Čekající | Plánovaná
  declined: Zamítnuto | Zrušeno | Odmítnuto | Stornováno
  category: Kategorie | Podkategorie
  original: Původní částka | Částka obratu v původní měně | Originální částka
  originalCurrency: Původní měna | Měna obratu | Originální měna
  opening: Počáteční zůstatek | Počáteční stav | Předchozí zůstatek
  closing: Konečný zůstatek | Koncový stav účtu | Konečný stav
  total: Celkem | Součet | Suma obratů
  title: Pohyby na účtu | Výpis z účtu | Přehled pohybů | Historie účtu
  account: Číslo účtu | Účet | IBAN
  holder: Majitel účtu | Klient | Název účtu
  period: Období: {from} - {to} | Od {from} do {to} | Výpis za období {from} - {to}
  created: Vytvořeno | Datum vytvoření | Vygenerováno
  disclaimer: Tento přehled není daňovým dokladem. | Konec výpisu | Vklady jsou pojištěny.
  purchase: Platba kartou | Nákup kartou | Karetní transakce | Nákup u obchodníka
  cash: Výběr z bankomatu | Výběr hotovosti | Bankomat
  bill: Inkaso | Trvalý příkaz | SIPO | Souhlas s inkasem
  transferOut: Odchozí platba | Bezhotovostní převod | Okamžitá odchozí platba | Převod
  fee: Poplatek | Poplatek za vedení účtu | Poplatek za výběr
  transferIn: Příchozí platba | Bezhotovostní příjem | Vklad | Okamžitá příchozí platba
  salary: Mzda | Výplata | Příchozí úhrada mzdy
  refund: Vrácení platby | Vratka | Reklamace
  interest: Úrok | Připsaný úrok | Kreditní úrok
  shops: ALBERT Žižkov | Pekařství Kouřil | Kaufland Plzeň | České dráhy | Lékárna U Růže | Alza.cz | Rohlík.cz | Kavárna Šálek | Čerpací stanice Řevnice | Knihkupectví Dobrovský | Tesco Ústí | Hospoda Na Růžku
  billers: ČEZ Prodej | O2 Czech Republic | Pražské vodovody | SVJ Švédská | Pojišťovna Kooperativa | innogy Energie
  people: Jiří Dvořák | Kateřina Říhová | Tomáš Čermák | Šárka Vaňková | Ondřej Němec
  employers: Škoda Auto a.s. | Město Olomouc | Nemocnice Třebíč | Avast Software
  memos: Nájem březen | Faktura 2024118 | Večeře pátek | Dárek k narozeninám | Příspěvek na tábor | Splátka
  categories: Potraviny | Bydlení | Doprava | Příjmy | Zábava | Ostatní
  `,
);

export const slovak = language(
  'sk',
  `
  date: Dátum | Dátum zaúčtovania | Dátum transakcie | Dátum spracovania | Dátum účtovania
  value: Dátum valuty | Valuta
  payee: Názov protiúčtu | Partner | Protistrana | Meno protistrany | Obchodník
  text: Popis | Popis transakcie | Informácia pre príjemcu | Správa pre prijímateľa | Poznámka
  type: Typ | Typ transakcie | Druh obratu | Typ operácie
  reference: Referencia | Variabilný symbol | Číslo transakcie
  iban: Protiúčet | IBAN protistrany | Účet partnera
  ownAccount: Účet | Číslo účtu | IBAN
  amount: Suma | Čiastka | Suma v mene účtu | Objem
  pair: Výdavky / Príjmy | Odpísané / Pripísané | Debet / Kredit | Na ťarchu / V prospech
  balance: Zostatok | Účtovný zostatok | Zostatok po transakcii
  currency: Mena | Mena účtu
  direction: Debet/Kredit | Smer | Smer platby | Kredit/Debet
  directions: Debet / Kredit | Odchádzajúca / Prichádzajúca | Výdavok / Príjem | - / +
  status: Stav | Stav transakcie
  booked: Zaúčtovaná | Spracovaná | Vykonaná
  pending: Čakajúca | Nezaúčtovaná | Blokovaná | Plánovaná
  declined: Zamietnutá | Zrušená | Odmietnutá | Stornovaná
  category: Kategória
  original: Pôvodná suma | Suma v pôvodnej mene
  originalCurrency: Pôvodná mena | Mena transakcie
  opening: Počiatočný zostatok | Začiatočný stav
  closing: Konečný zostatok | Konečný stav
  total: Spolu | Súčet | Celkom
  title: Pohyby na účte | Výpis z účtu | Prehľad transakcií
  account: Účet | Číslo účtu | IBAN
  holder: Majiteľ účtu | Klient
  period: Obdobie: {from} - {to} | Od {from} do {to}
  created: Vytvorené | Dátum vytvorenia
  disclaimer: Tento prehľad má informatívny charakter. | Koniec výpisu
  purchase: Platba kartou | Nákup kartou | POS platba
  cash: Výber z bankomatu | Výber hotovosti
  bill: Inkaso | Trvalý príkaz | SEPA inkaso
  transferOut: Odoslaná platba | Prevod | Úhrada
  fee: Poplatok | Poplatok za vedenie účtu
  transferIn: Prijatá platba | Vklad | Príjem
  salary: Mzda | Výplata
  refund: Vrátenie platby | Refundácia
  interest: Úrok | Kreditný úrok
  shops: Tesco Žilina | Pekáreň Ľubica | Železničná spoločnosť | Lekáreň Slniečko | Slovnaft Nitra | Kníhkupectvo Martinus | Billa Košice | Kaviareň Štúr | Nay Elektrodom | Yeme Dúbravka
  billers: Slovak Telekom | ZSE Energia | Bytové družstvo Petržalka | Vodárne Bratislava | Orange Slovensko
  people: Ľubomír Štefánik | Zuzana Kováčová | Peter Ďurica | Mária Hudáková
  employers: Volkswagen Slovakia | Mesto Trenčín | Nemocnica Poprad | ESET spol. s r.o.
  memos: Nájom marec | Faktúra 2024118 | Večera piatok | Darček | Členské
  categories: Potraviny | Bývanie | Doprava | Príjmy | Zábava | Ostatné
  `,
);

export const croatian = language(
  'hr',
  `
  date: Datum | Datum knjiženja | Datum transakcije | Datum izvršenja | Datum promjene
  value: Datum valute | Valuta
  payee: Primatelj/Platitelj | Naziv primatelja | Platitelj/Primatelj | Trgovac
  text: Opis | Opis plaćanja | Opis transakcije | Opis prometa | Svrha
  type: Vrsta | Vrsta transakcije | Tip
  reference: Referenca | Poziv na broj | Broj naloga
  iban: Račun primatelja | IBAN primatelja | Protustavka
  ownAccount: Račun | Broj računa | IBAN
  amount: Iznos | Iznos transakcije | Iznos (EUR)
  pair: Isplata / Uplata | Isplate / Uplate | Duguje / Potražuje | Terećenje / Odobrenje
  balance: Stanje | Saldo | Stanje nakon transakcije
  currency: Valuta računa | Valuta | Oznaka valute
  direction: Smjer | Vrsta prometa | Duguje/Potražuje
  directions: Isplata / Uplata | Duguje / Potražuje | Terećenje / Odobrenje | - / +
  status: Status | Stanje naloga
  booked: Knjiženo | Izvršeno | Provedeno
  pending: Na čekanju | Rezervirano | U obradi | Neproknjiženo
  declined: Odbijeno | Stornirano | Otkazano
  category: Kategorija
  original: Originalni iznos | Iznos u stranoj valuti
  originalCurrency: Originalna valuta | Strana valuta
  opening: Početno stanje | Prethodno stanje
  closing: Završno stanje | Novo stanje
  total: Ukupno | Sveukupno
  title: Promet po računu | Izvadak | Pregled prometa
  account: Račun | Broj računa | IBAN
  holder: Vlasnik računa | Klijent
  period: Razdoblje {from} - {to} | Od {from} do {to}
  created: Datum ispisa | Kreirano
  disclaimer: Ispis je informativnog karaktera. | Kraj ispisa
  purchase: Kupnja karticom | POS kupnja | Kartično plaćanje
  cash: Bankomat | Podizanje gotovine | Isplata na bankomatu
  bill: Trajni nalog | Izravno terećenje
  transferOut: Nalog za plaćanje | Prijenos | Internet plaćanje
  fee: Naknada | Naknada za vođenje računa
  transferIn: Uplata | Priljev | Primljeno plaćanje
  salary: Plaća | Uplata plaće
  refund: Povrat | Povrat sredstava
  interest: Kamata | Pripis kamate
  shops: KONZUM Črnomerec | Pekarnica Dubravica | Ljekarna Šibenik | INA Đakovo | Knjižara Školska | Kavana Žuta | Spar Čakovec | Müller Zagreb | Bauhaus Županja
  billers: HEP Elektra | Hrvatski Telekom | Čistoća Zagreb | Stanoupravitelj Kuća | A1 Hrvatska
  people: Željko Šimić | Đurđica Čavić | Ivana Horvat | Krešimir Žižić
  employers: Podravka d.d. | Grad Šibenik | Končar Elektroindustrija
  memos: Stanarina ožujak | Račun 2024-118 | Večera petak | Rođendan | Članarina
  categories: Namirnice | Stanovanje | Prijevoz | Prihodi | Zabava | Ostalo
  `,
);

export const slovenian = language(
  'sl',
  `
  date: Datum knjiženja | Datum | Datum transakcije | Datum poravnave
  value: Datum valute | Valuta
  payee: Udeleženec | Prejemnik/Plačnik | Naziv prejemnika | Prejemnik
  text: Namen | Opis | Opis prometa | Namen plačila
  type: Vrsta prometa | Tip | Vrsta transakcije
  reference: Referenca | Sklic | Številka transakcije
  iban: Račun prejemnika | Protiračun
  ownAccount: Račun | Številka računa
  amount: Znesek | Znesek transakcije | Znesek v EUR
  pair: Breme / Dobro | V breme / V dobro | Odliv / Priliv | Odlivi / Prilivi
  balance: Stanje | Saldo | Stanje po transakciji
  currency: Valuta | Oznaka valute
  direction: Breme/Dobro | Smer | Vrsta
  directions: Breme / Dobro | V breme / V dobro | Odliv / Priliv | - / +
  status: Status | Stanje naloga
  booked: Knjiženo | Izvršeno | Realizirano
  pending: V čakanju | Rezervirano | Neknjiženo | V obdelavi
  declined: Zavrnjeno | Stornirano | Preklicano
  category: Kategorija
  original: Znesek v originalni valuti | Izvirni znesek
  originalCurrency: Originalna valuta | Izvirna valuta
  opening: Začetno stanje | Prejšnje stanje
  closing: Končno stanje | Novo stanje
  total: Skupaj | Vsota
  title: Promet na računu | Izpisek prometa | Pregled prometa
  account: Račun | Številka računa | IBAN
  holder: Imetnik | Stranka
  period: Obdobje {from} - {to} | Od {from} do {to}
  created: Datum izpisa | Ustvarjeno
  disclaimer: Izpis je informativne narave. | Konec izpisa
  purchase: Nakup s kartico | POS nakup | Plačilo s kartico
  cash: Dvig gotovine | Bankomat | Dvig na bankomatu
  bill: Trajni nalog | Direktna obremenitev
  transferOut: Plačilo | Prenos | Nakazilo
  fee: Provizija | Nadomestilo za vodenje računa
  transferIn: Priliv | Prejeto plačilo | Polog
  salary: Plača | Nakazilo plače
  refund: Vračilo | Povračilo
  interest: Obresti | Pripis obresti
  shops: Mercator Šiška | Pekarna Žito | Lekarna Čebelica | Petrol Štajerska | Knjigarna Šrajbučka | Kavarna Češnja | Spar Škofja Loka | Big Bang
  billers: Elektro Ljubljana | Telekom Slovenije | Komunala Žalec | Zavarovalnica Triglav
  people: Žiga Čeferin | Špela Novak | Boštjan Kočevar | Maja Žnidaršič
  employers: Krka d.d. | Občina Škofljica | Gorenje Velenje
  memos: Najemnina marec | Račun 2024-118 | Večerja petek | Darilo | Članarina
  categories: Hrana | Stanovanje | Prevoz | Prihodki | Zabava | Ostalo
  `,
);
