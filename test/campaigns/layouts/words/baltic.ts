import { language } from './language.ts';

export const estonian = language(
  'et',
  `
  date: Kuupäev | Kande kuupäev | Tehingu kuupäev | Maksepäev
  value: Väärtuspäev | Valuutapäev
  payee: Saaja/Maksja | Saaja/maksja nimi | Saaja | Kaupmees
  text: Selgitus | Kirjeldus | Makse selgitus
  type: Tüüp | Kande tüüp | Tehingu tüüp
  reference: Viitenumber | Arhiveerimistunnus | Dokumendi number
  iban: Saaja/maksja konto | Saaja konto
  ownAccount: Kliendi konto | Konto
  amount: Summa | Tehingu summa | Summa (EUR)
  pair: Deebet / Kreedit | Väljaminek / Sissetulek | Väljamaksed / Laekumised
  balance: Saldo | Jääk | Kontojääk
  currency: Valuuta | Konto valuuta
  direction: Deebet/Kreedit | Deebet/Kreedit (D/C) | D/K
  directions: D / K | D / C | Deebet / Kreedit | - / +
  status: Staatus | Olek
  booked: Täidetud | Kantud | Lõpetatud
  pending: Ootel | Broneeritud | Töötlemisel
  declined: Tagasi lükatud | Tühistatud | Ebaõnnestunud
  category: Kategooria
  original: Algne summa | Originaalsumma
  originalCurrency: Algne valuuta | Originaalvaluuta
  opening: Algsaldo | Perioodi algsaldo
  closing: Lõppsaldo | Lõppjääk
  total: Kokku | Käive
  title: Konto väljavõte | Kontoväljavõte | Tehingud
  account: Konto | Kontonumber
  holder: Klient | Konto omanik
  period: Periood {from} - {to} | Alates {from} kuni {to}
  created: Koostatud | Väljavõtte kuupäev
  disclaimer: Väljavõte on informatiivne. | Väljavõtte lõpp
  purchase: Kaardimakse | Ost | MK
  cash: Sularaha väljavõtt | Pangaautomaat
  bill: Otsekorraldus | Püsikorraldus | E-arve
  transferOut: Makse | Ülekanne | Välkmakse
  fee: Teenustasu | Kuutasu
  transferIn: Laekumine | Sissetulev makse
  salary: Palk | Töötasu
  refund: Tagasimakse | Ostu tagastus
  interest: Intress | Arvestatud intress
  shops: Rimi Põhja | Selver Jõhvi | Apteek Südame | Kohvik Öö | Olerex Võru | Raamatupood Rahva | Maxima Kärdla | Prisma Tartu | Pagar Õnne
  billers: Eesti Energia | Telia Eesti | Tallinna Vesi | Korteriühistu Põld
  people: Jüri Tamm | Õnne Pärn | Märt Sööt | Kätlin Mägi
  employers: Tartu Ülikool | Bolt Operations | Põhja-Eesti Haigla
  memos: Üür märts | Arve 118 | Õhtusöök | Kingitus | Liikmemaks
  categories: Toit | Eluase | Transport | Sissetulek | Vaba aeg | Muu
  `,
);

export const latvian = language(
  'lv',
  `
  date: Datums | Darījuma datums | Grāmatošanas datums | Apmaksas datums
  value: Valutēšanas datums | Vērtības datums
  payee: Saņēmējs/Maksātājs | Saņēmējs | Partnera nosaukums | Tirgotājs
  text: Informācija saņēmējam | Apraksts | Maksājuma mērķis | Detaļas
  type: Darījuma tips | Tips | Ieraksta tips
  reference: Reference | Dokumenta numurs | Ieraksta Nr.
  iban: Partnera konts | Saņēmēja konts
  ownAccount: Klienta konts | Konts
  amount: Summa | Darījuma summa | Summa konta valūtā
  pair: Debets / Kredīts | Izdevumi / Ieņēmumi | Izejošie / Ienākošie
  balance: Atlikums | Konta atlikums | Bilance
  currency: Valūta | Konta valūta
  direction: Debets/Kredīts | D/K | Virziens
  directions: D / K | D / C | Debets / Kredīts | - / +
  status: Statuss | Stāvoklis
  booked: Izpildīts | Grāmatots | Pabeigts
  pending: Gaida | Rezervēts | Apstrādē
  declined: Noraidīts | Atcelts | Neizdevās
  category: Kategorija
  original: Sākotnējā summa | Oriģinālā summa
  originalCurrency: Sākotnējā valūta | Oriģinālā valūta
  opening: Sākuma atlikums | Atlikums perioda sākumā
  closing: Beigu atlikums | Atlikums perioda beigās
  total: Kopā | Apgrozījums
  title: Konta izraksts | Konta pārskats | Darījumu saraksts
  account: Konts | Konta numurs
  holder: Klients | Konta īpašnieks
  period: Periods {from} - {to} | No {from} līdz {to}
  created: Izveidots | Sagatavots
  disclaimer: Izraksts ir informatīvs. | Izraksta beigas
  purchase: Pirkums | Maksājums ar karti | Kartes darījums
  cash: Skaidras naudas izņemšana | Bankomāts
  bill: Automātiskais maksājums | Regulārais maksājums | E-rēķins
  transferOut: Maksājums | Pārskaitījums | Zibmaksājums
  fee: Komisija | Apkalpošanas maksa
  transferIn: Ienākošais maksājums | Iemaksa
  salary: Alga | Darba alga
  refund: Atmaksa | Pirkuma atgriešana
  interest: Procenti | Uzkrātie procenti
  shops: Rimi Āgenskalns | Maxima Jūrmala | Aptieka Mēness | Kafejnīca Šokolāde | Circle K Ķekava | Grāmatnīca Jānis | Lidl Liepāja | Maiznīca Lāči
  billers: Latvenergo | Latvijas Mobilais Telefons | Rīgas Ūdens | Namu pārvalde Ķegums
  people: Jānis Bērziņš | Līga Ozoliņa | Mārtiņš Kļaviņš | Žanete Šmite
  employers: Latvijas Gāze | Rīgas Slimnīca | Siguldas Būvnieks
  memos: Īre marts | Rēķins 118 | Vakariņas | Dāvana | Biedra nauda
  categories: Pārtika | Mājoklis | Transports | Ienākumi | Izklaide | Citi
  `,
);

export const lithuanian = language(
  'lt',
  `
  date: Data | Operacijos data | Mokėjimo data | Įrašo data
  value: Valiutavimo data | Lėšų įskaitymo data
  payee: Gavėjas/Mokėtojas | Gavėjas | Mokėtojas / Gavėjas | Prekybininkas
  text: Paaiškinimai | Mokėjimo paskirtis | Aprašymas | Paskirtis
  type: Tipas | Operacijos tipas | Įrašo tipas
  reference: Nuoroda | Dokumento numeris | Įrašo nr.
  iban: Gavėjo sąskaita | Kito asmens sąskaita
  ownAccount: Sąskaitos Nr. | Sąskaita
  amount: Suma | Operacijos suma | Suma sąskaitos valiuta
  pair: Debetas / Kreditas | Išlaidos / Pajamos | Išmokėta / Gauta
  balance: Likutis | Sąskaitos likutis | Balansas
  currency: Valiuta | Sąskaitos valiuta
  direction: D/K | Debetas/Kreditas | Kryptis
  directions: D / K | Debetas / Kreditas | D / C | - / +
  status: Būsena | Statusas
  booked: Įvykdytas | Užregistruota | Baigtas
  pending: Laukiama | Rezervuota | Vykdomas
  declined: Atmestas | Atšaukta | Nepavyko
  category: Kategorija
  original: Pradinė suma | Originali suma
  originalCurrency: Pradinė valiuta | Originali valiuta
  opening: Likutis pradžioje | Pradinis likutis
  closing: Likutis pabaigoje | Galutinis likutis
  total: Iš viso | Apyvarta
  title: Sąskaitos išrašas | Operacijų sąrašas
  account: Sąskaita | Sąskaitos numeris
  holder: Klientas | Sąskaitos savininkas
  period: Laikotarpis {from} - {to} | Nuo {from} iki {to}
  created: Suformuota | Išrašo data
  disclaimer: Išrašas yra informacinio pobūdžio. | Išrašo pabaiga
  purchase: Pirkinys | Atsiskaitymas kortele | Mokėjimas kortele
  cash: Grynųjų išėmimas | Bankomatas
  bill: Tiesioginis debetas | Periodinis mokėjimas | E. sąskaita
  transferOut: Mokėjimas | Pervedimas | Momentinis mokėjimas
  fee: Komisinis mokestis | Aptarnavimo mokestis
  transferIn: Gautas mokėjimas | Įplauka
  salary: Darbo užmokestis | Atlyginimas
  refund: Grąžinimas | Pirkinio grąžinimas
  interest: Palūkanos | Sukauptos palūkanos
  shops: Maxima Šiauliai | Iki Žirmūnai | Rimi Panevėžys | Vaistinė Gintarinė | Kavinė Žemaičiai | Circle K Ąžuolas | Knygynas Pegasas | Duonos namai Ėglė
  billers: Ignitis | Telia Lietuva | Vilniaus vandenys | Namų bendrija Šilas
  people: Jonas Kazlauskas | Rūta Žukauskienė | Mindaugas Šimkus | Živilė Ąžuolaitė
  employers: Vilniaus universitetas | Ligoninė Santara | Vinted UAB
  memos: Nuoma kovas | Sąskaita 118 | Vakarienė | Dovana | Nario mokestis
  categories: Maistas | Būstas | Transportas | Pajamos | Pramogos | Kita
  `,
);
