import { language } from './language.ts';

export const hungarian = language(
  'hu',
  `
  date: Dátum | Könyvelés dátuma | Könyvelési nap | Tranzakció dátuma | Tranzakció időpontja
  value: Értéknap | Értékdátum
  payee: Partner neve | Ellenoldali név | Kedvezményezett | Partner név | Kereskedő
  text: Közlemény | Leírás | Megjegyzés | Tranzakció leírása | Forgalom leírása
  type: Típus | Tranzakció típusa | Forgalom típusa
  reference: Tranzakció azonosító | Hivatkozás | Bizonylatszám
  iban: Ellenszámla | Partner számlaszáma | Ellenoldali számlaszám
  ownAccount: Számlaszám | Számla | Saját számla
  amount: Összeg | Tranzakció összege | Könyvelt összeg | Forgalom összege
  pair: Terhelés / Jóváírás | Terhelések / Jóváírások | Kiadás / Bevétel | Tartozik / Követel
  balance: Egyenleg | Könyvelt egyenleg | Számlaegyenleg
  currency: Deviza | Devizanem | Pénznem
  direction: Terhelés/Jóváírás | T/J | Irány | Jelleg
  directions: T / J | Terhelés / Jóváírás | Kimenő / Bejövő | Kiadás / Bevétel | - / +
  status: Állapot | Státusz
  booked: Könyvelt | Teljesült | Lekönyvelt
  pending: Függőben | Zárolt | Foglalás | Könyvelés alatt | Nem könyvelt
  declined: Elutasítva | Visszavonva | Törölt | Sikertelen
  category: Kategória
  original: Eredeti összeg | Összeg eredeti devizában
  originalCurrency: Eredeti deviza | Eredeti pénznem
  opening: Nyitó egyenleg | Nyitóegyenleg
  closing: Záró egyenleg | Záróegyenleg
  total: Összesen | Összes forgalom
  title: Számlatörténet | Számlakivonat | Tranzakciólista
  account: Számlaszám | Számla
  holder: Számlatulajdonos | Ügyfél
  period: Időszak: {from} - {to} | Időszak {from} – {to}
  created: Készült | Lekérdezés ideje
  disclaimer: A kimutatás tájékoztató jellegű. | Kivonat vége
  purchase: Kártyás vásárlás | VÁSÁRLÁS KÁRTYÁVAL | Vásárlás
  cash: Készpénzfelvétel | ATM készpénzfelvét
  bill: Csoportos beszedés | Állandó átutalás | Közüzemi díj
  transferOut: Átutalás | NAPKÖZBENI ÁTUTALÁS | Azonnali átutalás
  fee: Számlavezetési díj | Jutalék | Havi díj
  transferIn: Jóváírás | Beérkező átutalás | AZONNALI JÓVÁÍRÁS
  salary: Munkabér | Bérjóváírás | Fizetés
  refund: Visszatérítés | Visszáru
  interest: Kamat | Kamatjóváírás
  shops: SPAR Győr | Lidl Őrbottyán | Pékség Füstölő | MOL Töltőállomás | Gyógyszertár Szűz Mária | Könyvesbolt Líra | Kávézó Kék Ló | Tesco Budaörs | Rossmann Érd | BKK Jegy | Étterem Öreg Tölgy
  billers: MVM Next Energia | Magyar Telekom | Fővárosi Vízművek | Társasház Rózsa | Yettel Magyarország
  people: Szabó Gergő | Kővári Zsófia | Nagy Jenő | Tóth Erzsébet | Őze Béla
  employers: Richter Gedeon Nyrt. | Önkormányzat Pécs | Audi Hungaria
  memos: Lakbér március | Számla 2024/118 | Pénteki vacsora | Születésnap | Tagdíj | Közös költség
  categories: Élelmiszer | Lakás | Közlekedés | Bevétel | Szórakozás | Egyéb
  `,
);

export const turkish = language(
  'tr',
  `
  date: Tarih | İşlem Tarihi | Tarih/Saat | Muhasebe Tarihi
  value: Valör | Valör Tarihi
  payee: Karşı Taraf | Alıcı/Gönderen | Alıcı | İşyeri
  text: Açıklama | İşlem Açıklaması | İşlem | Detay
  type: İşlem Tipi | İşlem Türü | Kanal
  reference: Dekont No | Referans | Fiş No | Referans No
  iban: Karşı Hesap | Alıcı IBAN
  ownAccount: Hesap No | Hesap | Kart No
  amount: Tutar | İşlem Tutarı | İşlem Tutarı (TL) | Tutar (TL)
  pair: Borç / Alacak | Çıkan / Giren | Gider / Gelir | Çekilen / Yatırılan
  balance: Bakiye | İşlem Sonrası Bakiye | Kalan Bakiye
  currency: Para Birimi | Döviz Cinsi | Döviz Kodu
  direction: Borç/Alacak | B/A | Yön
  directions: B / A | Borç / Alacak | Çıkan / Giren | Giden / Gelen | - / +
  status: Durum | İşlem Durumu
  booked: Tamamlandı | Gerçekleşti | Onaylandı
  pending: Beklemede | Provizyon | Bekliyor | İşleniyor
  declined: Reddedildi | İptal | İptal edildi | Başarısız
  category: Kategori
  original: Orijinal Tutar | Döviz Tutarı
  originalCurrency: Orijinal Para Birimi | Orijinal Döviz
  opening: Açılış Bakiyesi | Devreden Bakiye | Önceki Bakiye
  closing: Kapanış Bakiyesi | Son Bakiye
  total: Toplam | Genel Toplam
  title: Hesap Hareketleri | Hesap Özeti | Hesap Ekstresi
  account: Hesap No | IBAN | Hesap
  holder: Müşteri | Hesap Sahibi | Ad Soyad
  period: Dönem {from} - {to} | Tarih Aralığı: {from} - {to}
  created: Oluşturma Tarihi | Rapor Tarihi
  disclaimer: Bu belge bilgi amaçlıdır. | Ekstre sonu
  purchase: Alışveriş | Kartlı Ödeme | POS Harcama
  cash: Para Çekme | ATM Para Çekme
  bill: Fatura Ödeme | Otomatik Ödeme | Düzenli Ödeme
  transferOut: Giden FAST | Havale | Giden EFT
  fee: Komisyon | Hesap İşletim Ücreti | Kart Aidatı
  transferIn: Gelen FAST | Gelen Havale | Gelen EFT
  salary: Maaş | Maaş Ödemesi
  refund: İade | Alışveriş İadesi
  interest: Faiz | Mevduat Faizi
  shops: Migros Beşiktaş | BİM Şişli | Simit Sarayı | Opet Gölbaşı | Eczane Güneş | Hepsiburada | Kitapçı İnkılap | Kahve Dünyası | A101 Çankaya | Şok Market Ağrı | Getir Büyük
  billers: Enerjisa Elektrik | Türk Telekom | İSKİ Su | Site Yönetimi Çınar | Turkcell
  people: Ayşe Yılmaz | Çağrı Öztürk | Gülşen Işık | İbrahim Şahin
  employers: Koç Holding | Ankara Üniversitesi | Arçelik A.Ş. | Belediye Muğla
  memos: Kira Mart | Fatura 118 | Akşam yemeği | Doğum günü | Aidat
  categories: Market | Konut | Ulaşım | Gelir | Eğlence | Diğer
  `,
);

export const greek = language(
  'el',
  `
  date: Ημερομηνία | Ημ/νία | Ημερομηνία συναλλαγής | Ημερομηνία Κίνησης
  value: Valeur | Ημερομηνία αξίας
  payee: Δικαιούχος | Αντισυμβαλλόμενος | Όνομα αντισυμβαλλόμενου | Έμπορος
  text: Περιγραφή | Αιτιολογία | Περιγραφή συναλλαγής | Σχόλια
  type: Είδος συναλλαγής | Τύπος | Συναλλαγή
  reference: Αριθμός αναφοράς | Α/Α Συναλλαγής | Αναφορά
  iban: Λογαριασμός αντισυμβαλλόμενου | IBAN δικαιούχου
  ownAccount: Λογαριασμός | Αριθμός λογαριασμού
  amount: Ποσό | Ποσό συναλλαγής | Ποσό (EUR)
  pair: Χρέωση / Πίστωση | Χρεώσεις / Πιστώσεις | Έξοδα / Έσοδα
  balance: Υπόλοιπο | Λογιστικό υπόλοιπο | Προοδευτικό υπόλοιπο
  currency: Νόμισμα | Νόμισμα λογαριασμού
  direction: Χρέωση / Πίστωση | Χ/Π | Πρόσημο ποσού
  directions: Χ / Π | Χρέωση / Πίστωση | - / +
  status: Κατάσταση
  booked: Ολοκληρωμένη | Εκτελέστηκε | Λογιστικοποιημένη
  pending: Σε εκκρεμότητα | Εκκρεμεί | Δεσμευμένη
  declined: Απορρίφθηκε | Ακυρώθηκε
  category: Κατηγορία
  original: Αρχικό ποσό | Ποσό σε ξένο νόμισμα
  originalCurrency: Αρχικό νόμισμα | Ξένο νόμισμα
  opening: Αρχικό υπόλοιπο | Προηγούμενο υπόλοιπο
  closing: Τελικό υπόλοιπο | Νέο υπόλοιπο
  total: Σύνολο | Γενικό σύνολο
  title: Κινήσεις λογαριασμού | Αντίγραφο λογαριασμού
  account: Λογαριασμός | IBAN
  holder: Δικαιούχος λογαριασμού | Πελάτης
  period: Περίοδος {from} - {to} | Από {from} έως {to}
  created: Ημερομηνία εκτύπωσης | Δημιουργήθηκε
  disclaimer: Το παρόν έχει ενημερωτικό χαρακτήρα. | Τέλος κινήσεων
  purchase: Αγορά με κάρτα | Αγορά | Πληρωμή με κάρτα
  cash: Ανάληψη | Ανάληψη ΑΤΜ
  bill: Πάγια εντολή | Πληρωμή λογαριασμού
  transferOut: Μεταφορά | Έμβασμα
  fee: Προμήθεια | Έξοδα τήρησης
  transferIn: Κατάθεση | Εισερχόμενο έμβασμα
  salary: Μισθοδοσία | Μισθός
  refund: Επιστροφή | Επιστροφή χρημάτων
  interest: Τόκοι | Πίστωση τόκων
  shops: Σκλαβενίτης Αθήνα | ΑΒ Βασιλόπουλος | Φαρμακείο Υγεία | Βιβλιοπωλείο Πολιτεία | Φούρνος Παράδοση | Καφενείο Ακρόπολη | Κωτσόβολος | Shell Πάτρα
  billers: ΔΕΗ | Cosmote | ΕΥΔΑΠ | Κοινόχρηστα Ελιά
  people: Γιώργος Παπαδόπουλος | Ελένη Δημητρίου | Νίκος Ψαρράς
  employers: Ελληνικά Πετρέλαια | Δήμος Βόλου | Νοσοκομείο Αττικόν
  memos: Ενοίκιο Μαρτίου | Τιμολόγιο 118 | Δείπνο | Δώρο | Συνδρομή
  categories: Τρόφιμα | Κατοικία | Μεταφορές | Έσοδα | Ψυχαγωγία | Άλλα
  `,
);

export const indonesian = language(
  'id',
  `
  date: Tanggal | Tanggal Transaksi | Tgl | Tanggal Mutasi
  value: Tanggal Efektif | Tanggal Valuta
  payee: Nama | Penerima | Nama Penerima | Merchant
  text: Keterangan | Deskripsi | Uraian Transaksi | Rincian Transaksi
  type: Jenis Transaksi | Tipe
  reference: No. Referensi | Nomor Referensi | Referensi
  iban: Rekening Tujuan | No. Rekening Lawan
  ownAccount: No. Rekening | Rekening
  amount: Jumlah | Nominal | Nilai Transaksi
  pair: Debet / Kredit | Pengeluaran / Pemasukan | Uang Keluar / Uang Masuk | Debit / Kredit
  balance: Saldo | Saldo Akhir
  currency: Mata Uang | Valuta
  direction: D/K | Debet/Kredit | Tipe Mutasi
  directions: DB / CR | Debet / Kredit | D / K | Keluar / Masuk | - / +
  status: Status
  booked: Berhasil | Selesai | Sukses
  pending: Tertunda | Diproses | Menunggu
  declined: Gagal | Dibatalkan | Ditolak
  category: Kategori
  original: Jumlah Asli | Nominal Valas
  originalCurrency: Mata Uang Asli | Mata Uang Asing
  opening: Saldo Awal | Saldo Sebelumnya
  closing: Saldo Penutup | Saldo Akhir
  total: Total | Jumlah Mutasi
  title: Mutasi Rekening | Laporan Mutasi | Rekening Koran
  account: No. Rekening | Rekening
  holder: Nama Nasabah | Pemilik
  period: Periode {from} - {to} | Dari {from} sampai {to}
  created: Dicetak pada | Tanggal Cetak
  disclaimer: Laporan ini dibuat secara otomatis. | Akhir laporan
  purchase: Pembelian | Debit Card | QRIS
  cash: Tarik Tunai | Tarikan ATM
  bill: Pembayaran | Autodebet | Tagihan
  transferOut: Transfer Keluar | TRSF E-BANKING DB | Transfer
  fee: Biaya Admin | Biaya Transfer
  transferIn: Transfer Masuk | TRSF E-BANKING CR | Setoran
  salary: Gaji | Pembayaran Gaji
  refund: Pengembalian Dana | Refund
  interest: Bunga | Bunga Tabungan
  shops: Indomaret Sudirman | Alfamart Bandung | Tokopedia | Gojek | Warung Sederhana | Gramedia Matraman | Apotek Kimia Farma | Pertamina 3412
  billers: PLN Prabayar | Telkomsel Halo | PDAM Jaya | Indihome
  people: Budi Santoso | Siti Rahayu | Agus Wijaya
  employers: PT Maju Jaya | Universitas Gadjah Mada | PT Astra Motor
  memos: Sewa Maret | Tagihan 118 | Makan malam | Hadiah | Iuran
  categories: Belanja | Rumah | Transportasi | Pemasukan | Hiburan | Lainnya
  `,
);

export const japanese = language(
  'ja',
  `
  date: 日付 | お取引日 | 取引日 | ご利用日 | 年月日 | 操作日
  value: 起算日 | 勘定日
  payee: お取引先 | ご利用店名 | お取り扱い店 | 振込先名
  text: 摘要 | お取引内容 | 内容 | 取引内容 | 摘要内容
  type: 取引区分 | 取引種別 | 種別
  reference: 取引番号 | 照会番号 | メモ番号
  iban: 相手口座 | 振込先口座
  ownAccount: 口座番号 | 店番号口座番号
  amount: 金額 | 取引金額 | ご利用金額 | 入出金(円)
  pair: お引出し / お預入れ | 出金 / 入金 | 出金金額(円) / 入金金額(円) | お支払金額 / お預り金額 | 引出額 / 預入額
  balance: 残高 | 差引残高 | 取引後残高 | 残高(円)
  currency: 通貨 | 通貨コード
  direction: 入出金区分 | 入払区分 | 入/出金
  directions: 出金 / 入金 | 支払 / 入金 | お引出し / お預入れ | 出 / 入 | - / +
  status: 状態 | ステータス | 処理状況
  booked: 完了 | 確定 | 処理済
  pending: 処理中 | 未確定 | 保留 | 予約中
  declined: 取消 | 不成立 | エラー | 却下
  category: 分類 | カテゴリ
  original: 現地通貨額 | 外貨金額
  originalCurrency: 現地通貨 | 外貨通貨
  opening: 前月繰越 | 繰越残高 | 前回残高
  closing: 次月繰越 | 今回残高 | 最終残高
  total: 合計 | 総合計 | 計
  title: 入出金明細 | 取引明細照会 | 普通預金明細
  account: 口座番号 | 口座 | 支店名
  holder: お名前 | 口座名義 | 名義人
  period: 期間 {from} - {to} | 照会期間 {from} から {to}
  created: 作成日 | 照会日時
  disclaimer: この明細は正式な証明書ではありません。 | 以上 | 本明細の内容は変更される場合があります。
  purchase: デビット | カード利用 | ショッピング | VISAデビット
  cash: ATM | 現金引出 | カード出金
  bill: 口座振替 | 自動引落 | 公共料金
  transferOut: 振込 | 振替 | ネット振込
  fee: 手数料 | 振込手数料 | 口座維持手数料
  transferIn: 振込入金 | 入金 | 振替入金
  salary: 給与 | 給料振込 | キュウヨ
  refund: 返金 | 取消返金
  interest: 利息 | 預金利息 | 決算お利息
  shops: セブンイレブン新宿店 | イオン幕張 | 吉野家 | ローソン | 東京電車 | 紀伊國屋書店 | スターバックス渋谷 | ヨドバシカメラ | マツモトキヨシ | アマゾンジャパン
  billers: 東京電力 | ドコモケイタイ | 東京ガス | 水道局 | NTT東日本
  people: 山田太郎 | サトウハナコ | 鈴木一郎 | タナカケンジ
  employers: 株式会社サクラ | トヨタ自動車 | 大阪市役所
  memos: 家賃三月分 | 請求書118 | 夕食代 | 誕生日祝い | 会費
  categories: 食費 | 住居費 | 交通費 | 収入 | 娯楽 | その他
  `,
);

export const chinese = language(
  'zh',
  `
  date: 交易日期 | 记账日期 | 交易时间 | 日期 | 记账日
  value: 起息日 | 入账日期
  payee: 对方户名 | 交易对方 | 商户名称 | 对方名称
  text: 摘要 | 交易摘要 | 商品 | 交易说明 | 附言
  type: 交易类型 | 交易分类 | 业务类型
  reference: 交易流水号 | 交易单号 | 凭证号
  iban: 对方账号 | 对方账户
  ownAccount: 账号 | 卡号 | 本方账号
  amount: 金额 | 交易金额 | 金额(元) | 发生额
  pair: 支出 / 收入 | 支出金额 / 收入金额 | 借方金额 / 贷方金额 | 借方 / 贷方 | 取款 / 存款
  balance: 余额 | 账户余额 | 联机余额 | 本次余额
  currency: 币种 | 货币 | 币别
  direction: 收/支 | 借贷标志 | 收支 | 借贷
  directions: 支出 / 收入 | 借 / 贷 | 支 / 收 | 转出 / 转入 | - / +
  status: 交易状态 | 当前状态 | 状态
  booked: 交易成功 | 支付成功 | 已入账 | 成功
  pending: 处理中 | 未入账 | 等待付款 | 待处理
  declined: 交易关闭 | 失败 | 已撤销 | 交易失败
  category: 分类 | 消费类别
  original: 原币金额 | 外币金额
  originalCurrency: 原币币种 | 交易币种
  opening: 期初余额 | 上期余额 | 承前余额
  closing: 期末余额 | 本期余额
  total: 合计 | 总计 | 本期合计
  title: 账户明细 | 交易明细 | 活期账户交易明细
  account: 账号 | 卡号 | 账户
  holder: 户名 | 客户姓名
  period: 起始日期 {from} 终止日期 {to} | 查询期间 {from} 至 {to}
  created: 导出时间 | 打印日期
  disclaimer: 本明细仅供参考。 | 以下无内容 | 注：未入账交易不计入余额。
  purchase: 消费 | 刷卡消费 | 快捷支付 | 商户消费
  cash: 取现 | ATM取款 | 现金支取
  bill: 代扣 | 缴费 | 自动扣款
  transferOut: 转账 | 转出 | 跨行汇款 | 网银转账
  fee: 手续费 | 年费 | 账户管理费
  transferIn: 转入 | 汇入 | 他行汇入
  salary: 工资 | 代发工资
  refund: 退款 | 消费退货
  interest: 结息 | 利息 | 存款利息
  shops: 沃尔玛超市 | 星巴克咖啡 | 滴滴出行 | 美团外卖 | 中石化加油站 | 新华书店 | 京东商城 | 全家便利店 | 海底捞火锅
  billers: 国家电网 | 中国移动 | 自来水公司 | 中国联通
  people: 王小明 | 李娜 | 张伟 | 陈静
  employers: 华为技术有限公司 | 北京大学 | 上海贸易公司
  memos: 三月房租 | 发票118 | 晚餐 | 生日礼物 | 会员费
  categories: 餐饮 | 居家 | 交通 | 收入 | 娱乐 | 其他
  `,
);
