import { language } from './language.ts';

export const french = language(
  'fr',
  `
  date: Date | Date opération | Date de comptabilisation | Date d'opération | Date comptable | dateOp | Date de l'opération
  value: Date valeur | Date de valeur | Valeur | dateVal
  payee: Libellé simplifié | Nom de la contrepartie | Bénéficiaire | Tiers | Nom contrepartie | Commerçant
  text: Libellé | Libellé opération | Informations complémentaires | Détail de l'écriture | Communication | Détails | Texte d'information
  type: Type opération | Type de transaction | Nature | Catégorie d'opération | Type
  reference: Référence | Numéro de l'opération | N° de référence | Pièce
  iban: Compte contrepartie | IBAN contrepartie | IBAN bénéficiaire
  ownAccount: Compte | Numéro de compte | N° de compte | accountNum
  amount: Montant | Montant en EUR | Montant(EUROS) | Montant de l'opération | Montant de la transaction
  pair: Débit / Crédit | Débit euros / Crédit euros | Dépenses / Recettes | Retraits / Dépôts | Sorties / Entrées | Débits / Crédits
  balance: Solde | Solde comptable | Solde après opération | Nouveau solde
  currency: Devise | Devise du compte | Monnaie
  direction: Sens | Débit/Crédit | Type | Sens de l'opération
  directions: Débit / Crédit | D / C | DEBIT / CREDIT | Sortie / Entrée | - / + | debit / credit
  status: Statut | État | Situation
  booked: Comptabilisée | Exécuté | Terminé | Validée | Accepté
  pending: En attente | À venir | En cours | Autorisation | Non comptabilisé
  declined: Refusé | Annulé | Rejetée | Échoué
  category: Catégorie | Sous-catégorie | Rubrique
  original: Montant d'origine | Montant en devise | Montant initial
  originalCurrency: Devise d'origine | Devise de l'opération | Devise étrangère
  opening: Solde initial | Ancien solde | Solde précédent | Report
  closing: Solde final | Nouveau solde | Solde au
  total: Total | Total des opérations | TOTAL DES MOUVEMENTS | Totaux
  title: Relevé de compte | Liste des opérations | Historique du compte | Opérations
  account: Numéro de compte | Compte | IBAN | Compte chèque
  holder: Titulaire | Client | Nom
  period: Période du {from} au {to} | Du {from} au {to} | Opérations du {from} au {to}
  created: Édité le | Date de création | Téléchargé le | Date d'édition
  disclaimer: Sauf erreur ou omission. | Document non contractuel | Fin du relevé | Les opérations en cours ne sont pas prises en compte.
  purchase: Paiement par carte | ACHAT CB | FACTURE CARTE | Carte | Achat
  cash: Retrait DAB | Retrait espèces | RETRAIT | Prélèvement au bancomat
  bill: Prélèvement | PRLV SEPA | Ordre permanent | Domiciliation
  transferOut: Virement émis | VIR SEPA | Virement | Virement instantané émis
  fee: Frais | Cotisation carte | Commission | Frais de tenue de compte
  transferIn: Virement reçu | VIREMENT EN VOTRE FAVEUR | Versement | Virement instantané reçu
  salary: Salaire | VIR SALAIRE | Virement salaire
  refund: Remboursement | AVOIR CARTE | Annulation achat
  interest: Intérêts | Intérêts créditeurs | Intérêts acquis
  shops: CARREFOUR CITY LYON | Boulangerie Pâtisserie Hervé | MONOPRIX 4412 | SNCF Internet | Café de l'Église | Fnac Forum des Halles | Leroy Merlin Nîmes | Hôtel Bellevue | Pharmacie Saint-Étienne | Auchan Béziers | Crémerie Noël | Métro Plus Montréal | Migros Genève | Delhaize Liège
  billers: EDF Clients Particuliers | Orange SA | Free Mobile | Assurance Maïf | Hydro-Québec | Véolia Eau | Proximus SA | Syndic Beauséjour
  people: Éloïse Dupré | Jean-François Lefèvre | Zoé Garçon | André Müller | Hélène Béranger | M. Benoît Côté
  employers: Société Générale d'Électricité | Mairie de Besançon | Michelin SCA | Université de Genève
  memos: Loyer mars | Facture n° 2024-118 | Dîner vendredi | Cadeau fête | Réf 7712 | Cotisation été | Remboursement prêt | Garde d'enfants
  categories: Alimentation | Logement | Transports | Revenus | Loisirs | Santé | Divers
  `,
);

export const italian = language(
  'it',
  `
  date: Data | Data contabile | Data operazione | Data Contabile | Data movimento | Data registrazione
  value: Data valuta | Valuta | Data Valuta
  payee: Beneficiario | Controparte | Ordinante/Beneficiario | Esercente | Nome controparte
  text: Descrizione | Descrizione operazione | Causale | Descrizione Completa | Dettagli | Descrizione movimento
  type: Tipo | Tipologia | Tipo operazione | Causale ABI | Operazione
  reference: Riferimento | N. operazione | CRO/TRN | Numero
  iban: IBAN controparte | IBAN beneficiario | Conto controparte
  ownAccount: Conto | Conto o carta | Rapporto | Numero conto
  amount: Importo | Importo in EUR | Importo (EUR) | Ammontare
  pair: Addebiti / Accrediti | Uscite / Entrate | Dare / Avere | Addebito / Accredito
  balance: Saldo | Saldo contabile | Saldo progressivo | Saldo dopo
  currency: Divisa | Valuta | Valuta conto
  direction: Segno | Dare/Avere | Tipo movimento | Entrata/Uscita | D/A
  directions: D / A | Dare / Avere | Uscita / Entrata | Addebito / Accredito | - / +
  status: Stato | Contabilizzazione | Stato movimento
  booked: Contabilizzato | Eseguito | CONTABILIZZATO | Completato
  pending: In attesa | Autorizzato | NON CONTABILIZZATO | In corso | Da contabilizzare
  declined: Rifiutato | Annullato | Stornato | Respinto
  category: Categoria | Sottocategoria
  original: Importo originale | Importo in divisa | Importo divisa originaria
  originalCurrency: Divisa originale | Divisa originaria | Valuta estera
  opening: Saldo iniziale | Saldo precedente | Saldo al periodo precedente
  closing: Saldo finale | Nuovo saldo | Saldo contabile finale
  total: Totale | Totali | TOTALE MOVIMENTI
  title: Lista movimenti | Estratto conto | Movimenti conto | Elenco movimenti
  account: Conto corrente | Numero conto | IBAN | Conto Corrente
  holder: Intestatario | Intestazione Conto Corrente | Cliente
  period: Periodo dal {from} al {to} | Dal {from} al {to} | Movimenti dal {from} al {to}
  created: Data di stampa | Creato il | Aggiornato al
  disclaimer: Documento non valido ai fini fiscali. | Salvo errori od omissioni | Fine elenco | I movimenti non contabilizzati possono variare.
  purchase: Pagamento POS | PAGAMENTO CARTA | Acquisto | Pagamento Visa Debit
  cash: Prelievo | PRELIEVO BANCOMAT | Prelievo ATM
  bill: Addebito diretto | SDD | Domiciliazione utenze | Bollettino
  transferOut: Bonifico | BONIFICO DISPOSTO | Bonifico istantaneo | Giroconto uscita
  fee: Commissioni | Canone mensile | Imposta di bollo | Spese tenuta conto
  transferIn: Bonifico ricevuto | BONIFICO A VOSTRO FAVORE | Versamento | Accredito bonifico
  salary: Stipendio | EMOLUMENTI | Accredito stipendio
  refund: Rimborso | Storno | Riaccredito
  interest: Interessi | Competenze | Interessi attivi
  shops: ESSELUNGA VIALE PIAVE | Coop Città Studi | Trenitalia Spa | Caffè Nazionale | Libreria Feltrinelli | Autogrill Cantagallo | Farmacia San Nicolò | Panificio Più Buono | Conad Forlì | Eni Station 5512 | Trattoria dell'Università | Decathlon Corsico
  billers: Enel Energia | TIM S.p.A. | A2A Ambiente | Condominio Libertà | Fastweb SpA | Acea Ato 2
  people: Niccolò Rossi | Giulia Bianchi | Luca D'Amico | Maria Concettà Gallo | Andrea Fò
  employers: Ferrero SpA | Comune di Cefalù | Studio Legale Ricci | Politecnico di Milano
  memos: Affitto marzo | Fattura n. 118/2024 | Cena di venerdì | Regalo compleanno | Quota palestra | Saldo città
  categories: Spesa | Casa | Trasporti | Entrate | Tempo libero | Altro
  `,
);

export const spanish = language(
  'es',
  `
  date: Fecha | Fecha operación | F. Operación | Fecha Contable | Fecha de operación | Fecha movimiento
  value: Fecha valor | F. Valor | Fecha Valor | Fecha efectiva
  payee: Beneficiario | Comercio | Ordenante/Beneficiario | Nombre | Contraparte
  text: Concepto | Descripción | Movimiento | Observaciones | Más datos | Detalle | Descripción Ampliada
  type: Tipo | Tipo de movimiento | Tipo de operación | Clase
  reference: Referencia | Nº documento | Número de Documento | Referencia 1 | Folio
  iban: Cuenta contraparte | IBAN beneficiario | Cuenta destino
  ownAccount: Cuenta | Número de cuenta | Nro. Cuenta | Tarjeta
  amount: Importe | Monto | Importe (€) | Importe EUR | Valor
  pair: Cargo / Abono | Débito / Crédito | Cargos / Abonos | Debe / Haber | Retiros / Depósitos | Egreso / Ingreso | Gastos / Ingresos
  balance: Saldo | Saldo posterior | Saldo contable | Saldo (€)
  currency: Divisa | Moneda | Div.
  direction: Debe/Haber | Cargo/Abono | Naturaleza | Signo | Tipo
  directions: Cargo / Abono | D / H | Débito / Crédito | Debe / Haber | D / C | Egreso / Ingreso | - / +
  status: Estado | Situación | Estatus
  booked: Contabilizado | Realizado | Completado | Confirmado | Liquidada
  pending: Pendiente | En proceso | Retenido | Programado | Autorizado
  declined: Rechazado | Anulado | Cancelado | Devuelta | Denegada
  category: Categoría | Subcategoría
  original: Importe original | Importe en divisa | Monto origen
  originalCurrency: Divisa original | Moneda origen | Moneda extranjera
  opening: Saldo inicial | Saldo anterior | SALDO ANTERIOR
  closing: Saldo final | Saldo actual | SALDO FINAL
  total: Total | Totales | TOTAL MOVIMIENTOS
  title: Movimientos de la cuenta | Extracto de cuenta | Cartola | Estado de cuenta | Últimos movimientos
  account: Cuenta | Número de cuenta | IBAN | Nro. Cuenta
  holder: Titular | Cliente | Nombre
  period: Periodo del {from} al {to} | Desde {from} hasta {to} | Movimientos desde {from} hasta {to}
  created: Fecha de emisión | Generado el | Fecha de descarga
  disclaimer: Salvo error u omisión. | Información sujeta a verificación posterior | Fin del extracto | Este documento no tiene validez contractual.
  purchase: Pago con tarjeta | COMPRA TARJETA | Compra | Compra nacional
  cash: Retirada de efectivo | CAJERO | Giro en cajero | Retiro cajero automático
  bill: Recibo | RECIBO DOMICILIADO | Adeudo directo | Pago de servicios
  transferOut: Transferencia emitida | TRANSFERENCIA | Bizum enviado | Traspaso | SPEI enviado
  fee: Comisión | Comisión mantenimiento | Cuota tarjeta | Gastos
  transferIn: Transferencia recibida | INGRESO | Bizum recibido | Depósito | SPEI recibido
  salary: Nómina | ABONO NÓMINA | Pago de nómina | Sueldo
  refund: Devolución | Reembolso | Devolución compra
  interest: Intereses | Abono intereses | Rendimientos
  shops: MERCADONA ALCALÁ | El Corte Inglés | Panadería Ñandú | Renfe Viajeros | Café Colón | Repsol Peñíscola | Farmacia Núñez | Oxxo Querétaro | Falabella Providencia | Éxito Chapinero | Carrefour Málaga | Librería La Pérgola
  billers: Iberdrola Clientes | Movistar España | Naturgy Ibérica | Comunidad Prop. Jardín | Telmex | Enel Distribución | Canal de Isabel II
  people: José Muñoz | María Peña | Íñigo Ibáñez | Lucía Gómez | Andrés Bolaños
  employers: Construcciones Peñalver SL | Ayuntamiento de León | Grupo Bimbo | Universidad de Concepción
  memos: Alquiler marzo | Factura 2024/118 | Cena del viernes | Regalo cumpleaños | Cuota comunidad | Matrícula niño
  categories: Alimentación | Hogar | Transporte | Ingresos | Ocio | Otros
  `,
);

export const portuguese = language(
  'pt',
  `
  date: Data | Data Lançamento | Data mov. | Data Mov. | Data do movimento | Data operação
  value: Data valor | Data-valor | Data Valor
  payee: Favorecido | Beneficiário | Estabelecimento | Nome | Destinatário
  text: Descrição | Histórico | Descritivo | Lançamento | Detalhes | Descrição do Movimento
  type: Tipo | Tipo Lançamento | Tipo de movimento | Categoria
  reference: Referência | N° documento | Nº do documento | Identificador | Documento
  iban: IBAN destino | Conta destino | Conta contraparte
  ownAccount: Conta | Número da conta | Cartão
  amount: Valor | Montante | Importância | Valor (R$) | Montante (EUR)
  pair: Débito / Crédito | Saídas / Entradas | Débitos / Créditos | Saída / Entrada
  balance: Saldo | Saldo contabilístico | Saldo após o movimento | Saldo do dia
  currency: Moeda | Divisa
  direction: Débito/Crédito | D/C | Tipo Lançamento | Natureza | Entrada/Saída
  directions: D / C | Débito / Crédito | Saída / Entrada | DEBITO / CREDITO | - / +
  status: Estado | Situação | Status
  booked: Efetuado | Concluída | Efetivado | Liquidado | Confirmado
  pending: Pendente | Em processamento | Agendado | Cativo | Autorizado
  declined: Recusado | Cancelado | Estornado | Rejeitada | Anulado
  category: Categoria | Subcategoria
  original: Valor original | Montante na moeda original | Valor em moeda estrangeira
  originalCurrency: Moeda original | Moeda estrangeira | Moeda de origem
  opening: Saldo inicial | Saldo anterior | SALDO ANTERIOR
  closing: Saldo final | Saldo atual | SALDO FINAL
  total: Total | Totais | TOTAL DO PERÍODO
  title: Extrato de conta | Consultar saldos e movimentos | Extrato | Movimentos da conta
  account: Conta | Número de conta | IBAN | Agência/Conta
  holder: Titular | Cliente | Nome
  period: Período de {from} a {to} | De {from} até {to} | Data de início {from} - data de fim {to}
  created: Data de emissão | Gerado em | Emitido em
  disclaimer: Os saldos estão sujeitos a confirmação. | Documento sem valor contratual | Fim do extrato | Transações acima sujeitas a alterações.
  purchase: Compra | COMPRA CARTÃO | Compra no débito | Pagamento com cartão
  cash: Levantamento | Saque | LEVANTAMENTO MB | Saque 24h
  bill: Débito direto | Pagamento de boleto | Pagamento de serviços | Débito automático
  transferOut: Transferência enviada | Pix enviado | TRF P/ | Transferência
  fee: Comissão | Tarifa | Comissão manutenção conta | Anuidade cartão
  transferIn: Transferência recebida | Pix recebido | TRF DE | Depósito
  salary: Ordenado | Salário | VENCIMENTO | Crédito salário
  refund: Reembolso | Estorno de compra | Devolução
  interest: Juros | Rendimentos | Juros credores
  shops: PINGO DOCE SÃO JOÃO | Continente Évora | Padaria Pão Quente | Galp Portimão | CP Comboios | Farmácia Conceição | Pão de Açúcar | Ifood Restaurante Maçã | Posto Ipiranga | Livraria Cultura | Fnac Guimarães | Uber do Brasil
  billers: EDP Comercial | MEO Serviços | Águas de Coimbra | Vivo Celular | Condomínio Edifício Flórida | Enel Distribuição SP | Nos Comunicações
  people: João Gonçalves | Conceição Araújo | Inês Magalhães | Luís Simões | Antônio Brandão
  employers: Câmara Municipal de Óbidos | Petrobras SA | Jerónimo Martins | Construtora Ipê Ltda
  memos: Renda março | Fatura 2024-118 | Jantar de sexta | Presente de aniversário | Mensalidade ginásio | Lições piano
  categories: Alimentação | Habitação | Transportes | Receitas | Lazer | Outros
  `,
);

export const romanian = language(
  'ro',
  `
  date: Data | Data tranzacției | Data tranzactie | Data procesării | Data înregistrării
  value: Data valută | Data valutei | Data decontării
  payee: Beneficiar | Nume beneficiar/ordonator | Partener | Comerciant
  text: Descriere | Detalii tranzacție | Descrierea tranzacției | Detalii | Explicații
  type: Tip tranzacție | Tip | Categoria tranzacției
  reference: Referință | Referinta tranzactiei | Nr. referință
  iban: Cont beneficiar | IBAN partener | Cont partener
  ownAccount: Cont | Număr cont | IBAN
  amount: Sumă | Suma | Valoare | Suma (RON)
  pair: Debit / Credit | Plăți / Încasări | Debit (RON) / Credit (RON) | Ieșiri / Intrări
  balance: Sold | Sold contabil | Sold după tranzacție | Balanță
  currency: Valută | Moneda | Valuta
  direction: Debit/Credit | Sens | Tip operațiune
  directions: Debit / Credit | D / C | Ieșire / Intrare | Plată / Încasare | - / +
  status: Stare | Status | Starea tranzacției
  booked: Decontat | Finalizată | Procesată | Executat
  pending: În așteptare | În curs | Blocată | Nedecontat | Autorizată
  declined: Respinsă | Anulată | Eșuată | Refuzată
  category: Categorie | Subcategorie
  original: Sumă originală | Suma în valuta originală | Suma tranzacției
  originalCurrency: Valuta originală | Valuta tranzacției | Moneda originală
  opening: Sold inițial | Sold anterior | Sold precedent
  closing: Sold final | Sold curent | Sold la zi
  total: Total | Total general | TOTAL RULAJE
  title: Extras de cont | Lista tranzacțiilor | Istoric tranzacții
  account: Cont | Număr cont | IBAN
  holder: Titular cont | Client | Nume
  period: Perioada {from} - {to} | De la {from} până la {to} | Tranzacții între {from} și {to}
  created: Generat la | Data emiterii | Data generării
  disclaimer: Prezentul extras nu necesită semnătură și ștampilă. | Sfârșitul extrasului | Sumele blocate nu sunt incluse.
  purchase: Cumpărare POS | Plată cu cardul | Plata la POS
  cash: Retragere numerar | Retragere ATM | Retragere de la bancomat
  bill: Debitare directă | Plată factură | Plată programată
  transferOut: Transfer | Plată intrabancară | Transfer Home'Bank | Ordin de plată
  fee: Comision | Comision administrare cont | Taxă card
  transferIn: Încasare | Transfer primit | Depunere numerar
  salary: Salariu | Încasare salariu | Virare salariu
  refund: Rambursare | Retur comerciant | Stornare
  interest: Dobândă | Plată dobândă | Actualizare dobândă
  shops: MEGA IMAGE București | Kaufland Iași | Farmacia Inimă | Lidl Brașov | OMV Ploiești | Librăria Cărturești | Cofetăria Înghețata | Emag Marketplace | CFR Călători | Dedeman Bacău | Cafenea Țăranul
  billers: Enel Energie | Digi România | Apa Nova București | Orange România | Asociația de Proprietari Ștefan | E.ON Energie
  people: Ștefan Țiriac | Ioana Mureșan | Răzvan Pîrvu | Mihăiță Ghiță
  employers: Dacia Automobile SA | Primăria Cluj | Bitdefender SRL | Spitalul Județean
  memos: Chirie martie | Factura 2024118 | Cină vineri | Cadou ziua | Abonament sală | Întreținere bloc
  categories: Alimente | Locuință | Transport | Venituri | Timp liber | Altele
  `,
);
