import { language } from './language.ts';

export const german = language(
  'de',
  `
  date: Buchungstag | Buchungsdatum | Buchung | Datum | Belegdatum | Buchungs-datum | Transaktionsdatum
  value: Valuta | Wertstellung | Valutadatum | Wertstellungsdatum | Wert
  payee: Beguenstigter/Zahlungspflichtiger | Auftraggeber/Empfänger | Name Zahlungsbeteiligter | Empfänger | Zahlungsempfänger | Auftraggeber / Begünstigter | Partnername | Händler
  text: Verwendungszweck | Buchungstext | Beschreibung | Vorgang/Verwendungszweck | Umsatztext | Avisierungstext | Buchungsdetails | Text
  type: Buchungstext | Umsatzart | Umsatztyp | Vorgang | Transaktionstyp | Kategorie
  reference: Kundenreferenz | Mandatsreferenz | Kundenreferenz (End-to-End) | Referenz | Belegnummer | Gläubiger-ID | Transaktionsnummer
  iban: Kontonummer/IBAN | IBAN | IBAN Zahlungsbeteiligter | Gegenkonto | Partner IBAN | Konto
  ownAccount: Auftragskonto | IBAN Auftragskonto | Kontobezeichnung | Bezeichnung Auftragskonto | Kartennummer
  amount: Betrag | Umsatz | Betrag in EUR | Buchungsbetrag | Umsatz in Kontowährung
  pair: Soll / Haben | Belastung / Gutschrift | Lastschrift / Gutschrift | Ausgang / Eingang | Ausgaben / Einnahmen | Belastungen / Gutschriften
  balance: Saldo | Saldo nach Buchung | Kontostand | Saldo in EUR | Neuer Saldo
  currency: Währung | Waehrung | Whg. | Buchungswährung | Währungscode
  direction: Soll/Haben | S/H | Kennzeichen | Umsatzrichtung | Soll/Haben-Kennzeichen | Art
  directions: S / H | Soll / Haben | Ausgang / Eingang | Belastung / Gutschrift | Lastschrift / Gutschrift | - / +
  status: Status | Info | Buchungsstatus | Umsatzstatus
  booked: Gebucht | Umsatz gebucht | gebucht | Ausgeführt | Abgerechnet | Verbucht
  pending: Vorgemerkt | Umsatz vorgemerkt | vorgemerkt | Offen | In Bearbeitung | Ausstehend
  declined: Abgelehnt | Storniert | Zurückgewiesen | Fehlgeschlagen | Abgebrochen
  category: Kategorie | Hauptkategorie | Unterkategorie
  original: Originalbetrag | Betrag in Fremdwährung | Fremdwährungsbetrag | Umsatz in Originalwährung
  originalCurrency: Originalwährung | Fremdwährung | Ursprungswährung
  opening: Anfangssaldo | Saldovortrag | Alter Kontostand | Saldo alt | Eröffnungssaldo
  closing: Endsaldo | Neuer Kontostand | Saldo neu | Schlusssaldo | Kontostand
  total: Summe | Gesamtsumme | Total | Umsatzsumme | Summe Soll/Haben
  title: Umsatzanzeige | Kontoumsätze | Umsätze Girokonto | Kontoauszug | Umsatzliste
  account: Konto | IBAN | Kontonummer | Girokonto | Kreditkarte
  holder: Kunde | Kontoinhaber | Inhaber | Karteninhaber
  period: Zeitraum: {from} - {to} | Buchungen vom {from} bis {to} | Von {from} bis {to} | Zeitraum von {from} bis {to}
  created: Erstellt am | Datum der Erstellung | Stand vom | Exportdatum | Abgerufen am
  disclaimer: Die in der Liste angezeigten Umsätze sind vorläufig. | Alle Angaben ohne Gewähr | * noch nicht ausgeführte Umsätze | Ende der Umsatzliste | Disclaimer: Der Inhalt wurde durch Sie generiert.
  purchase: Kartenzahlung | Debitkartenzahlung | KARTENZAHLUNG | Einkauf | POS MIT PIN | girocard | Kauf
  cash: Bargeldauszahlung | Geldautomat | BARGELDAUSZAHLUNG | Bezug Bancomat | Barabhebung
  bill: Lastschrift | FOLGELASTSCHRIFT | Basislastschrift | Dauerauftrag | LSV | SEPA-Lastschrift
  transferOut: Überweisung | Online-Überweisung | ONLINE-UEBERWEISUNG | SEPA-Überweisung | Vergütung | Zahlungsauftrag
  fee: Entgelt | Kontoführungsentgelt | Abschluss | Gebühr | Kartengebühr | Spesen
  transferIn: Gutschrift | GUTSCHR. UEBERWEISUNG | Zahlungseingang | Überweisungsgutschrift | Gutschrift Auftraggeber
  salary: Lohn/Gehalt | LOHN GEHALT | Gehalt/Rente | Gehalt | Gutschrift
  refund: Rückerstattung | Gutschrift Karte | Rückzahlung | Erstattung
  interest: Zinsen | Habenzinsen | Zinsgutschrift
  shops: REWE SAGT DANKE 41122 | EDEKA Müller | Bäckerei Schröder | dm-drogerie markt | Bücherstube am Markt | Tankstelle Aral | Deutsche Bahn AG | Migros Zürich | Coop Pronto | BILLA Wien 3 | Café Größenwahn | Apotheke Löwen | OBI Baumarkt | MediaMarkt | Gasthof Hirsch | Saturn Köln
  billers: Stadtwerke München | Telekom Deutschland GmbH | Allianz Versicherung | Vodafone GmbH | Rundfunk ARD ZDF | Swisscom (Schweiz) AG | Wien Energie | Hausverwaltung Krüger
  people: Jürgen Weiß | Anna Schäfer | Max Mustermann | Björn Köhler | Sabine Vogel | Ueli Bächtold | Käthe Groß
  employers: Musterfirma GmbH | Siemens Energie AG | Bäckerei Lindner KG | Universität Ulm | Roche Diagnostics AG
  memos: Miete März | Rechnung 2024-0815 | Danke für das Essen | Geburtstag Oma | Kd.-Nr. 7766121 | Nebenkosten | RG-Nr. 4711 | Taschengeld | Beitrag Sportverein | Übernachtung
  categories: Lebensmittel | Mobilität | Wohnen | Einkommen | Freizeit | Versicherungen | Sonstiges
  `,
);

export const dutch = language(
  'nl',
  `
  date: Datum | Boekingsdatum | Boekdatum | Transactiedatum | Uitvoeringsdatum | Transactie datum
  value: Valutadatum | Rentedatum | Valuta datum | Valuta
  payee: Naam / Omschrijving | Naam tegenpartij | Naam tegenrekening | Tegenpartij naam | Naam van de tegenpartij
  text: Omschrijving | Mededelingen | Mededeling | Omschrijving-1 | Transactieomschrijving | Details | Vrije mededeling
  type: Mutatiesoort | Type verrichting | Soort | Transactietype | Boekcode
  reference: Transactiereferentie | Volgnr | Kenmerk | Referentie | Betalingskenmerk
  iban: Tegenrekening | Tegenrekening IBAN/BBAN | IBAN tegenpartij | Rekening tegenpartij
  ownAccount: Rekening | Rekeningnummer | IBAN/BBAN | Opdrachtgeversrekening
  amount: Bedrag | Bedrag (EUR) | Transactiebedrag | Bedrag van de verrichting
  pair: Af / Bij | Debet / Credit | Uitgaven / Inkomsten | Bedrag af / Bedrag bij
  balance: Saldo | Saldo na mutatie | Saldo na trn | Saldo na boeking | Rekeningsaldo
  currency: Munt | Valuta | Valuta van de rekening | Muntsoort
  direction: Af Bij | Af/Bij | Debet/Credit | CreditDebet | Debit/Credit | Bij/Af
  directions: Af / Bij | D / C | Debet / Credit | Uitgaand / Inkomend | - / + | AF / BIJ
  status: Status | Stand | Status verrichting
  booked: Geboekt | Uitgevoerd | Aanvaard | Verwerkt
  pending: In behandeling | Gereserveerd | Nog te boeken | Openstaand | Gepland
  declined: Geweigerd | Afgewezen | Geannuleerd | Mislukt
  category: Categorie | Rubriek
  original: Oorspronkelijk bedrag | Originele bedrag | Bedrag in vreemde valuta | Oorspr bedrag
  originalCurrency: Oorspronkelijke munt | Originele valuta | Vreemde valuta | Oorspr valuta
  opening: Beginsaldo | Saldo vorig afschrift | Vorig saldo
  closing: Eindsaldo | Nieuw saldo | Saldo op datum
  total: Totaal | Totaal af en bij | Totalen
  title: Rekeningafschrift | Overzicht verrichtingen | Transactieoverzicht | Verrichtingen op de rekening
  account: Rekening | IBAN | Rekeningnummer
  holder: Rekeninghouder | Naam | Ten name van
  period: Periode {from} t/m {to} | Van {from} tot {to} | Verrichtingen van {from} tot en met {to}
  created: Gemaakt op | Datum download | Afgedrukt op
  disclaimer: Aan dit overzicht kunnen geen rechten worden ontleend. | Einde overzicht | Onder voorbehoud van latere verrichtingen
  purchase: Betaalautomaat | Betaling met debetkaart | BEA | Kaartbetaling | Bancontact
  cash: Geldautomaat | GEA | Geldopname | Opname geldautomaat
  bill: Incasso | SEPA Incasso | Domiciliëring | Automatische incasso | Doorlopende opdracht
  transferOut: Overschrijving | Online bankieren | Overboeking | iDEAL | Instantoverschrijving
  fee: Kosten | Kosten rekening | Bijdrage pakket | Beheerskosten
  transferIn: Bijschrijving | Storting | Overschrijving ontvangen | Overboeking
  salary: Salaris | Loon | Salarisbetaling
  refund: Terugbetaling | Retour | Terugstorting
  interest: Rente | Creditrente | Interesten
  shops: Albert Heijn 1482 | Jumbo Utrecht | HEMA Filiaal 22 | Bakkerij 't Stoepje | Kruidvat 7710 | NS Groep Reizigers | Colruyt Gent | Delhaize Leuven | Bol.com B.V. | Café De Zwaan | Gamma Bouwmarkt | Frituur België
  billers: Vattenfall Klantenservice | Ziggo Services BV | KPN Mobiel | Waternet Amsterdam | Telenet NV | Engie Electrabel | Zilveren Kruis
  people: J. de Vries | Sanne Bakker | Pieter van den Berg | Zoë Janssens | Daan Visser | M. Peeters-Wauters
  employers: Philips Nederland BV | Gemeente Rotterdam | Bouwbedrijf Kuipers | KU Leuven
  memos: Huur maart | Factuur 2024118 | Etentje vrijdag | Verjaardag | Kenmerk 99127 | Contributie 2024 | Zwemles | Cadeau juf
  categories: Boodschappen | Wonen | Vervoer | Inkomen | Vrije tijd | Overig
  `,
);
