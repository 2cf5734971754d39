import { WordList } from './wordList.ts';

/** How a status column says that no money has moved, or not yet, in some 25 languages. */
export const UNBOOKED_WORDS =
  new WordList(`pending, declin*, reverted, reversed, failed, failure, cancel*, denied, expired, void*, rejected, processing, in process, in progress, authori*, scheduled, on hold, held, hold, blocked, returned, refused, unposted, uncleared, not posted, not booked, future, queued, upcoming, draft, error, unsuccessful, incomplete, abandoned, awaiting, waiting, reversal, disputed,
  vorgemerkt*, ausstehend*, abgelehnt*, storn*, zuruckgewiesen*, fehlgeschlagen*, reserviert*, offen, in bearbeitung, geplant*, ungebucht*, nicht gebucht, autorisiert*, abgebrochen*, widerrufen*, angefragt, terminiert*, schwebend*, gesperrt*, zuruckgegeben, verfallen,
  en attente, attente, refus*, annul*, rejet*, echou*, echec, a venir, en cours, en suspens, differe*, autorisation*, programme*, bloque*, expire*, non comptabilise*, autorise*, contrepasse*,
  pendiente*, rechaz*, anul*, fallid*, retenid*, devuelt*, deneg*, en proceso, programad*, revertid*, expirad*, caducad*, bloquead*, autorizad*, no contabilizad*, retrocedid*,
  in attesa, attesa, rifiutat*, annullat*, sospes*, in sospeso, non contabilizzat*, autorizzat*, in corso, respint*, fallit*, prenotat*, da contabilizzare, in elaborazione, programmat*, scadut*, bloccat*,
  pendente*, recusad*, estornad*, rejeitad*, agendad*, falh*, em processamento, processando, em analise, negad*, cativ*, por liquidar,
  in behandeling, geweiger*, geannuleer*, afgewez*, gereserveerd*, gepland*, mislukt*, teruggeboekt*, openstaand*, verwerking, in verwerking, wordt verwerkt, verworpen, geblokkeerd*, verlopen, gestorneerd*, nog niet verwerkt,
  afvent*, afvis*, annuller*, reserver*, tilbagefor*, ventende, venter, kommende, under behandling, mislykket*, mislykked*, slettet, planlagt*, fejlet,
  vantande, vantar, avvis*, makuler*, avbrut*, nekad*, aterford*, aterkall*, kommande, planerad*, misslyck*, preliminar*, under behandling, bevakad*, ej bokford*, stoppad*,
  avslatt*, tilbakefor*, kanseller*, feilet, stanset, ikke bokfort*, forfalt,
  odotta*, hylat*, peru*, varat*, varau*, epaonnist*, kesken, tulossa, hyvaksymat*, palautet*, kasittelyssa, eraantyv*, mitatoi*,
  oczek*, odrzuc*, zablok*, w realizacji, wycof*, nieudan*, zaplan*, blokad*, w toku, niezaksiegowan*, w trakcie, autoryzac*, niezrealizowan*, cofniet*, wstrzyman*, anulow*,
  cekaj*, ceka*, zamit*, zrus*, blokac*, blokov*, neproved*, nezauct*, odmit*, nezauctovan*, rezerv*, planovan*, neuspes*, v procesu, vracen*, zpracovav*, nevykon*, nevykonan*, zablokovan*, storno*,
  zamiet*, odmiet*, neuspesn*, nezuct*, spracovava*, spracuva*, cakaj*, caka*, vraten*, nerealizov*,
  fuggo*, elutasit*, torol*, sztorn*, visszavon*, zarol*, sikertelen*, visszautasit*, feldolgozas alatt, feldolgozasra, tervezett, foglal*, lejart, vissza*, nem konyvelt,
  in asteptare, asteptare, respins*, anulat*, in curs, refuzat*, esuat*, stornat*, programat*, blocat*, in procesare, nedecontat*, expirat*,
  чака*, отхвърл*, отказ*, анулир*, в изчакване, изчакв*, сторн*, блокир*, неуспеш*, резервир*, обработва*, в процес, планиран*, върнат*,
  na cekanju, cekanj*, odbij*, otkaz*, u obradi, obraduje*, ponisten*, neuspje*, rezervir*, rezervisan*, v cakanju, zavrnjen*, preklican*, v obdelavi, neuspes*, stornir*, zakazan*, blokiran*, na cakanju, nerealiziran*, вратен*,
  laukia*, atmest*, atsauk*, rezervuot*, neivykd*, vykdom*, nepavyk*, planuojam*, apdorojam*, grazint*, suplanuot*,
  gaid*, noraid*, atcel*, rezervet*, apstrade, neizdev*, planot*, atsaukt*, neizpild*,
  ootel, ootab, tagasi lukat*, tuhistat*, broneerit*, ebaonnest*, tootlemis*, kavandat*, tagastat*, taitmata,
  εκκρεμ*, απορριφθ*, ακυρω*, αποτυχ*, δεσμευ*, σε επεξεργασια, επεξεργασια, προγραμματισ*, αναμον*, επιστραφ*,
  bekle*, reddedil*, iptal*, basarisiz*, provizyon*, isleniyor, islemde, planlan*, blok*, iade edildi, onay bekliyor,
  в обработке, ошибка, помилка, обрабатыва*, отклон*, отмен*, ожида*, ожидании, отказан*, неуспешн*, холд, заблокир*, заплан*, не исполнен*, не проведен*, возврат*, аннулир*,
  обробц*, обробля*, відхил*, скасован*, очіку*, очікув*, відмов*, невдал*, блоков*, поверн*,
  未確定, 予約中, 予約, 保留, 取消, 却下, 失敗, 処理中, キャンセル, 予定, 未処理, エラー, 仮売上, 处理中, 失败, 已取消, 待处理, 已撤销, 已退回, 交易关闭, 冻结, 待确认, 待入账, 未入账, 拒绝, 대기, 취소, 실패, 거절, 승인대기, 처리중,
  dang cho, cho xu ly, dang xu ly, that bai, da huy, huy, tu choi, menunggu, gagal, dibatalkan, ditolak, diproses, tertunda, รอดำเนินการ, ยกเลิก, ล้มเหลว, ปฏิเสธ, בהמתנה, נדחה, בוטל, معلق, مرفوض, ملغى, قيد, í bið, hafnað`);

/** Before a word for what is booked, they say that it is not. */
export const NEGATIONS = new WordList(
  `not, non, no, nicht, noch nicht, niet, nog niet, ikke, inte, ej, ei, icke, nie, ne, nu, nem, nao, pas, non encore, aun no, jos, nera, nav, нет, не, ще не, δεν, degil, henuz, 未, 尚未, 안, chua, belum, ยังไม่, לא, لم, ekki, ikkje, jeste, este ne, meg nem, ainda nao, non ancora, endnu ikke, enda ikke`,
);

/** How a status column says that the money has moved. */
export const BOOKED_WORDS =
  new WordList(`booked, issued, posted, cleared, complete*, settled, reconciled, successful, success, succeeded, done, executed, processed, paid, ok, final, finished, confirmed, accepted, approved, normal, uncleared reconciled, credited, debited, fulfilled,
  gebucht*, abgeschlossen*, ausgefuhrt*, erledigt, erfolgreich*, verbucht*, bezahlt, bestatigt*, abgerechnet*, genehmigt*,
  comptabilise*, effectue*, execute*, termine*, regle*, traite*, realise*, valide*, accepte*, passe*, reussi*, paye*,
  contabilizad*, completad*, realizad*, ejecutad*, liquidad*, procesad*, aceptad*, confirmad*, finalizad*, abonad*, pagad*, exitos*, aplicad*,
  contabilizzat*, eseguit*, completat*, regolat*, registrat*, pagat*, confermat*, evas*, concluid*, efetivad*, efetuad*, executad*, processad*, aprovad*, efectuad*, lancad*, pago, concluíd*,
  geaccepteerd*, geboekt*, verwerkt*, uitgevoerd*, voltooid*, afgerond*, betaald*, gelukt, definitief,
  bogfort*, gennemfort*, udfort*, afsluttet, betalt, godkendt, afstemt, bokford*, genomford*, utford*, slutford*, klar, betald*, godkand*, bokfort*, gjennomfort*, utfort*, fullfort*, godkjent*, 
  kirjattu, valmis, suoritettu, toteutunut, maksettu, hyvaksytty, toteutettu, onnistunut,
  zaksiegowan*, zrealizowan*, rozliczon*, zakonczon*, wykonan*, zatwierdzon*, wykonano, przetworzon*, ksiegowan*, zauctovan*, provede*, dokonce*, uspesn*, zaplacen*, realizovan*, vyrizen*, zuctovan*, vykonan*, dokoncen*, spracovan*, zpracovan*, обработан*, оброблен*, успішн*, potvrden*, potvrzen*,
  konyvelt*, teljesit*, teljesult*, vegrehajt*, sikeres*, lekonyvelt*, feldolgozva, elszamolt*, kesz, finalizat*, procesat*, efectuat*, decontat*, inregistrat*, executat*, reusit*, platit*, aprobat*,
  осчетоводен*, изпълнен*, приключен*, завършен*, успешн*, обработен*, потвърден*, извършен*, платен*, proknjizen*, izvrsen*, zavrsen*, uspjesn*, uspesn*, placen*, knjizen*, izveden*, zakljucen*, provedeno, placano, realiziran*, obradjen*, izvedeno,
  ivykdyt*, atlikt*, apmoket*, uzskaityt*, sekming*, baigt*, patvirtint*, izpild*, apstiprinat*, pabeigt*, veiksmig*, gramatot*, apmaksat*, taidetud, sooritatud, kinnitatud, makstud, lopetatud, onnestunud, teostatud, kantud, broneeritud kinnitatud,
  ολοκληρω*, εκτελε*, καταχωρ*, εγκεκριμ*, επιτυχ*, εκκαθαρ*, tamamlan*, gerceklesti*, gerceklesen, onaylan*, basarili*, odendi, islendi, kesinlesti, 
  исполнен*, проведен*, выполнен*, завершен*, подтвержд*, оплачен*, зачислен*, ок, виконан*, проведено, підтвердж*, сплачен*, зарахован*,
  確定, 完了, 処理済*, 成功, 済, 交易成功, 已完成, 已入账, 支付成功, 已支付, 成功, 已记账, 已存入零钱, 완료, 승인, 정상, 성공, thanh cong, hoan thanh, da xu ly, berhasil, selesai, sukses, สำเร็จ, เสร็จสิ้น, בוצע, אושר, مكتمل, ناجح, تم, lokið`);
