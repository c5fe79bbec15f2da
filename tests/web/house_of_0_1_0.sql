-- A house as version 0.1.0 kept it, with the first schema: one fictional workshop, played by that version and closed.
BEGIN TRANSACTION;
CREATE TABLE account_wards (
	account_id TEXT NOT NULL, 
	ward_id TEXT NOT NULL, 
	CONSTRAINT pk_account_wards PRIMARY KEY (account_id, ward_id), 
	CONSTRAINT fk_account_wards_account_id FOREIGN KEY(account_id) REFERENCES accounts (id), 
	CONSTRAINT fk_account_wards_ward_id FOREIGN KEY(ward_id) REFERENCES wards (id)
);
INSERT INTO "account_wards" VALUES('ffpMO8mqz3EOeri6','w1');
CREATE TABLE accounts (
	id TEXT NOT NULL, 
	login TEXT NOT NULL, 
	display_name TEXT NOT NULL, 
	password_hash TEXT NOT NULL, 
	capacity TEXT NOT NULL, 
	all_wards BOOLEAN NOT NULL, 
	active BOOLEAN NOT NULL, 
	must_change_password BOOLEAN NOT NULL, 
	created_at TEXT NOT NULL, 
	CONSTRAINT pk_accounts PRIMARY KEY (id), 
	CONSTRAINT uq_accounts_login UNIQUE (login)
);
INSERT INTO "accounts" VALUES('ffpMO8mqz3EOeri6','shinko','進行役','','facilitator',0,1,0,'2026-11-26T06:22:30.814+00:00');
INSERT INTO "accounts" VALUES('TQxgUcUT68B9MjwL','kanri','管理者','','administrator',1,1,0,'2026-11-26T06:22:30.815+00:00');
CREATE TABLE action_items (
	workshop_id TEXT NOT NULL, 
	id TEXT NOT NULL, 
	participant_id TEXT NOT NULL, 
	group_id TEXT NOT NULL, 
	role TEXT NOT NULL, 
	stage TEXT NOT NULL, 
	audience TEXT NOT NULL, 
	silent BOOLEAN NOT NULL, 
	posted_at TEXT NOT NULL, 
	version INTEGER NOT NULL, 
	edited_at TEXT, 
	withdrawn BOOLEAN NOT NULL, 
	editor_id TEXT, 
	role_acting TEXT NOT NULL, 
	needs JSON NOT NULL, 
	kind TEXT NOT NULL, 
	what TEXT NOT NULL, 
	due_h INTEGER, 
	handoff_to TEXT, 
	receipt TEXT NOT NULL, 
	fallback TEXT NOT NULL, 
	lead BOOLEAN NOT NULL, 
	CONSTRAINT pk_action_items PRIMARY KEY (workshop_id, id)
);
INSERT INTO "action_items" VALUES('HAxkRkdvwervnkjwAN0eXw','old-item-1','person-0','g1','school','plan','group',1,'2026-11-26T06:22:30.998+00:00',2,'2026-11-26T06:22:31.013+00:00',0,'person-0','school','["N1"]','act','あすの夜に訪ねる',24,NULL,'','',0);
INSERT INTO "action_items" VALUES('HAxkRkdvwervnkjwAN0eXw','old-item-2','person-1','g2','school','plan','group',0,'2026-11-26T06:22:31.005+00:00',1,NULL,0,NULL,'school','["N2", "N3"]','coordinate','学校と病院に同じ日に聞く',24,NULL,'電話をもらう','翌日に訪ねる',1);
INSERT INTO "action_items" VALUES('HAxkRkdvwervnkjwAN0eXw','old-item-3','person-2','g1','ssw','plan','group',0,'2026-11-26T06:22:31.007+00:00',1,NULL,0,NULL,'ssw','["N1"]','handoff','夜の連絡先を一緒に決めてほしい',24,'school','','',0);
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO "alembic_version" VALUES('0001');
CREATE TABLE assessments (
	workshop_id TEXT NOT NULL, 
	id TEXT NOT NULL, 
	participant_id TEXT NOT NULL, 
	group_id TEXT NOT NULL, 
	role TEXT NOT NULL, 
	stage TEXT NOT NULL, 
	audience TEXT NOT NULL, 
	silent BOOLEAN NOT NULL, 
	posted_at TEXT NOT NULL, 
	version INTEGER NOT NULL, 
	edited_at TEXT, 
	withdrawn BOOLEAN NOT NULL, 
	editor_id TEXT, 
	kind TEXT NOT NULL, 
	text TEXT NOT NULL, 
	facts JSON NOT NULL, 
	CONSTRAINT pk_assessments PRIMARY KEY (workshop_id, id)
);
INSERT INTO "assessments" VALUES('HAxkRkdvwervnkjwAN0eXw','old-post-1','person-0','g1','school','assess','group',1,'2026-11-26T06:22:30.972+00:00',2,'2026-11-26T06:22:30.991+00:00',0,'person-0','risk','夜に二人だけになる日が続く','["F1"]');
INSERT INTO "assessments" VALUES('HAxkRkdvwervnkjwAN0eXw','old-post-2','person-1','g2','school','assess','group',1,'2026-11-26T06:22:30.976+00:00',1,NULL,0,NULL,'strength','本人は献立を立てる力がある','[]');
INSERT INTO "assessments" VALUES('HAxkRkdvwervnkjwAN0eXw','old-post-3','person-2','g1','ssw','assess','group',0,'2026-11-26T06:22:30.989+00:00',1,NULL,1,NULL,'unknown','書きまちがえた文','[]');
CREATE TABLE audit (
	id INTEGER NOT NULL, 
	at TEXT NOT NULL, 
	account_id TEXT, 
	action TEXT NOT NULL, 
	detail JSON NOT NULL, 
	CONSTRAINT pk_audit PRIMARY KEY (id)
);
CREATE TABLE case_versions (
	id TEXT NOT NULL, 
	slug TEXT NOT NULL, 
	title TEXT NOT NULL, 
	version TEXT NOT NULL, 
	source TEXT NOT NULL, 
	uploaded_at TEXT NOT NULL, 
	uploaded_by TEXT, 
	active BOOLEAN NOT NULL, 
	CONSTRAINT pk_case_versions PRIMARY KEY (id), 
	CONSTRAINT uq_case_versions_slug_id UNIQUE (slug, id)
);
INSERT INTO "case_versions" VALUES('01c031c8d3c61850ad302dd69e45aae8c8f5a9cd1367558f8c8156b7dedddb0e','young-carer','「私が家にいないと、だめなんです」気分の波のある母と中学生の娘','1.0','---
id: young-carer
title: 「私が家にいないと、だめなんです」気分の波のある母と中学生の娘
version: "1.0"
origin: 架空
summary: 気分の波のある母、年長の弟、家を回す中学2年の姉。学校、保育所、医療、福祉が、それぞれ別の時間の姉を見ている。
themes: [ヤングケアラー, 精神疾患のある親, 生活保護, 学校との連携]
level: 初任期から
minutes: 100
people:
  - {id: mother, label: 母Aさん, sex: f, age: 40代前半, partners: [father], parents: [grandmother], note: 気分の波の大きい病気で通院}
  - {id: father, label: 父, sex: m, age: 40代, in_household: false, note: 4年前に離婚。行き来はない}
  - {id: sister, label: 長女Bさん, sex: f, age: 中学2年, parents: [mother, father]}
  - {id: brother, label: 弟Cちゃん, sex: m, age: 年長, parents: [mother, father]}
  - {id: grandmother, label: 母方祖母Dさん, sex: f, age: 70代, in_household: false, note: 隣の市。祖父を介護している}
agencies:
  - {id: school, label: 〇〇中学校, to: [sister], tie: strong, role: school, note: 担任、養護教諭、部活の顧問}
  - {id: ssw, label: スクールソーシャルワーカー, to: [sister], tie: weak, role: ssw, note: 月2回の巡回}
  - {id: nursery, label: 〇〇保育所, to: [brother, sister], tie: strong, role: nursery, note: 送り迎えはBさんが多い}
  - {id: hospital, label: 乙病院（精神科外来）, to: [mother], tie: weak, role: hospital_msw, note: 予約の日に来ていない}
  - {id: mental, label: 精神保健福祉相談の窓口, to: [mother], tie: weak, role: mh_worker, note: Aさんから電話が入ることがある}
  - {id: welfare, label: 保護課, to: [household], tie: weak, role: welfare_cw, note: 2年で担当が3人替わった}
  - {id: counsel, label: 家庭児童相談, to: [mother], tie: weak, role: family_counselor, note: ショートステイの案内まで}
  - {id: disability, label: 障がいの係, to: [mother], tie: none, role: hw_disability, note: 昨年の支給決定のあと利用がない}
  - {id: cgc, label: 児童相談所, to: [household], tie: none, role: cgc_welfare, note: 関わりはない}
  - {id: gmother, label: 母方の実家, to: [mother], tie: weak, note: 祖母は祖父の介護で動けない}
anonymization:
  statement: 本事例は研修のために作った架空の事例です。実在の人、家庭、学校、機関、出来事とは関係がありません。相談の場でよく出会う状況を一般化して組み立てました。
  record:
    - {on: "2026-04", by: 事例作成担当, note: 架空の世帯として構想。年齢は年代または学年、時期は「X年」、機関は種別・乙・〇〇で表した}
    - {on: "2026-04", by: 事例確認担当, note: 氏名・住所・日付・番号・病院や学校の実名がないことを読み合わせで確認}
needs:
  - {id: N1, label: 夜間の子ども二人の安全, severity: 3, safety: true, first_due_h: 48, facts: [F7, F12, F19]}
  - {id: N2, label: Aさんの治療の中断と病状の確認, severity: 3, safety: true, first_due_h: 168, facts: [F5, F13, F15, F16]}
  - {id: N3, label: Bさんの体と眠り, severity: 2, facts: [F1, F7, F9]}
  - {id: N4, label: Bさんの学び、部活、進路, severity: 2, facts: [F1, F7, F10]}
  - {id: N5, label: Cちゃんの登園と送り迎え, severity: 2, facts: [F2, F6, F12]}
  - {id: N6, label: 家事と育児を分け合う手（ヘルパー、ショートステイ）, severity: 2, facts: [F2, F4, F5, F17, F18, F20]}
  - {id: N7, label: Aさんが入院したときの子どもの暮らしの備え, severity: 3, facts: [F3, F8, F14]}
  - {id: N8, label: Bさんの話を聞き続ける一人と、説明の約束, severity: 2, facts: [F8, F11]}
periods:
  - {id: P1, label: 第1期　春の遅刻, text: 学校が遅刻に気づき、家のことを聞いた時期。}
  - {id: P2, label: 第2期　夏のそれぞれの窓口, text: 各所属が別々に案内をし、どれも使われなかった時期。}
  - {id: P3, label: 第3期　秋の欠席, text: Bさんの欠席と弟の休みが増え、母の調子が変わった時期。}
quiz:
  - question: Bさんが「児相には言わないで」と先生に話しました。最初の応じ方として最も適切なものはどれですか。
    choices:
      - だれにも言わないと約束し、学校だけで抱える
      - 聞いた以上は黙って児童相談所へ通告し、本人には知らせない
      - 心配していることを伝え、一人では抱えないこと、だれに何のために話すかを説明し、Bさんの望みと不安を聞く
      - 保護者に、Bさんがこう言っていると伝える
    answer: 2
    explanation: 秘密を守る約束は、守れない場合にBさんの信頼を大きく損ないます。心配を伝え、話す相手・内容・目的を説明して、望みと不安を聞くことが出発点です。なお、虐待を受けたと思われる場合の通告は本人の同意を要しません。その場合も、できる限り説明を添えます。
  - question: Aさんの受診が途切れているようです。保護課のケースワーカーができることとして正しいものはどれですか。
    choices:
      - 生活保護を受けているので、受診を強制できる
      - 訪問して暮らしぶりと体調を聞き、受診を勧め、本人の了解のうえで医療機関や保健の所属と話し合う
      - 子どもの一時保護を決める
      - 主治医に代わって、薬の量を本人に助言する
    answer: 1
    explanation: ケースワーカーには調査や指導指示の権限がありますが、治療を強いることはできず、児童の保護を決める立場でもありません。訪問で見た暮らし、医療費の動きなど、保護課だから気づけることを関係する所属の見立てに生かすことが大切です。
  - question: 親に障がいがある世帯の家事・育児の支援について、正しい説明はどれですか。
    choices:
      - 中学生以上の子どもがいる世帯では、ヘルパーは使えない
      - 居宅介護は障がいのある本人のためのもので、子どもに関わる支援は一切含まれない
      - 居宅介護の家事援助には、一定の条件のもとで育児の支援が含まれることがあり、子育て世帯への訪問支援など別の制度と合わせて考えられる
      - 支給決定をすれば、ヘルパーの派遣が自動的に始まる
    answer: 2
    explanation: 居宅介護には、一定の条件のもとで親としての役割を支える育児支援が含まれます。子育て世帯訪問支援事業など児童福祉の制度もあり、ヤングケアラーのいる家庭も対象に挙げられています。子どもが家事をできることを前提に量を減らさないことも大切です。支給決定のあと、事業所との契約と計画がなければ支援は始まりません。
---

# 場面 S1：遅刻が21回（X年5月〜6月）

Bさんは中学2年。1年のときの遅刻は年に3回だったが、この春は6月までで21回になった。廊下を走って来て、席につくと肩で息をしている。それでも提出物はいつもそろい、板書もきれいに写してある。

担任が放課後に呼ぶと、Bさんは「目覚ましが壊れてて」と笑った。三度目の面談で、少しずつ話した。朝は弟の支度をして、保育所に送ってから来ること。母が起きられない日は、洗濯を干してから出ること。「普通ですよ。うち、母子家庭なんで」。担任が「大変だね」と言うと、Bさんは顔を上げた。「大変って言われるの、いやです。ちゃんとやれてるんで」。

[F1] 遅刻は1年次が年間3回、2年次は6月までに21回。成績と提出物は落ちていない。
[F2] 朝、弟Cちゃんの支度と保育所への送り、洗濯はBさんがしている。買い物と夕食も「だいたい私」と話す。

# 場面 S2：それぞれの窓口で（X年7月〜9月）

夏休みの前に、学校は家庭訪問をした。部屋は片づき、冷蔵庫には一週間の献立表がはってあった。丸みのある字で、弟の好きなものに印がついている。Aさんはパジャマの上に上着をはおり、「この子に助けられてばかりで」と目を伏せた。

学校から話を聞いた家庭児童相談員は、ショートステイの案内を渡した。保護課ではこの夏、2年で3人目のケースワーカーに引き継ぎがあった。障がいの係では、昨年ヘルパーの支給決定をしたまま、利用の届けが来ていない。どの所属も、それぞれに「案内済み」と記録した。

| 所属 | 夏までにしたこと | そのあと |
|---|---|---|
| 家庭児童相談 | ショートステイの案内 | 申込みなし |
| 障がいの係 | 居宅介護の支給決定（昨年） | 利用なし |
| 保護課 | 担当の引き継ぎ | 訪問2回、いずれも不在 |
| 学校 | 家庭訪問1回 | 「本人が頑張れている」と記録 |

[F3] Aさんは気分の波の大きい病気で、乙病院に通院している。週の半分は起き上がれない。離婚のあと、子ども二人と暮らし、生活保護を受けている。
[F4] 家庭訪問のとき、部屋は片づいていた。冷蔵庫に、Bさんの字で書かれた一週間の献立表があった。
[F5] Aさんは「あの子には悪いと思っている。でも、知らない人が家に入ると、その晩は眠れなくなる」と話した。

# 場面 S3：秋の変わり目（X年10月）

10月に入り、Cちゃんの登園が減った。休みの連絡が来ない日もある。Bさんは吹奏楽部をやめた。退部届の理由の欄には「家の都合」とだけあった。

ある夕方、Aさんが保育所に電話をかけてきた。声は高く、早口で、「運動会の写真を全部買います、先生たちの分も」と話し続けた。前の月に会ったときとは、別の人のように明るかった。次の日、迎えに来たのはBさんだった。

[F6] 10月から、Cちゃんの登園は週2日ほどになった。連絡のない休みがある。
[F7] Bさんの10月の欠席は12日。吹奏楽部を退部した。登校した日も、午前中に机に伏せていることがある。

# 場面 S4：いま（X年11月中旬）

三者面談の日、Aさんは来なかった。Bさんは一人で座り、進路の紙を裏返したまま話した。

「私が家にいないと、だめなんです。お母さん、夜も元気で、ずっと話してて。Cは起きちゃうし」。担任が、だれかに手伝ってもらえないかと言いかけると、Bさんの声が固くなった。「児相には言わないでください。前も、お母さんがいなくなって、大変だったんです」。

担任は「わかった。言わない」と答えてしまい、その夜、校長に相談した。学校の呼びかけで、関係する所属が集まることになった。Bさんには、まだ何も伝えていない。

[F8] Bさんは「弟と離されるなら、もう何も話さない」と担任に言った。担任は「だれにも言わない」と答えている。 {重要}

# 役割カード school：〇〇中学校（担任・養護教諭）

あなたはBさんの担任です。養護教諭や部活の顧問からも話が集まります。

**見方**　Bさんは、ほめられるより、頼られることで立っている。「大変だね」で顔を上げた日から、言葉を選ぶようになった。学校が、弟でも母でもなくBさんのための時間になってほしい。

**制約**　家庭に強いることはできない。家の中のことや病気のことは、学校にはわからない。受け持ちは30人を超え、放課後にとれる時間は限られる。

**気がかり**　「言わない」と約束してしまった。破ればもう話してくれないだろう。けれど、保健室で聞いていることは、担任一人で持つには重い。

[F9] Bさんは保健室に週3回ほど来て、「頭が痛い」と30分ほど眠る。養護教諭が聞くと、市販の頭痛薬を自分で買い、毎日、箱の説明より多く飲んでいた。 {重要}
[F10] 部活の顧問は「席は空けてある。週に一度でも音を出しにおいで」と伝えている。Bさんは楽器の置き場所を、まだ片づけていない。 {知る: ssw}

# 役割カード ssw：スクールソーシャルワーカー

あなたは月に2回この中学校を回り、子どもを取りまく環境を整える仕事をしています。

**見方**　Bさんは支えられる側に置かれるのを嫌う。家のやりくりの話になると、いきいきと話す。力のある人として会い、そのうえで、やめてよい仕事を一緒に探したい。

**制約**　月に2回しか来られない。家庭に強いることはできず、サービスを決める立場でもない。次の巡回は2週先である。

**気がかり**　秋に一度だけ、図書室で二人で話した。そのとき言われた言葉に、うまく返せなかった。この集まりも、Bさんから見れば、また大人が増えただけになるかもしれない。

[F11] Bさんは「家のことを聞かれるの、これで5人目です。毎回、最初からなんですよね」と言い、「図書室にいる時間は、だれのお世話もしなくていい」と話した。

# 役割カード nursery：〇〇保育所（年長の担任）

あなたはCちゃんを2年続けて受け持っています。朝と夕方に、Bさんと短い立ち話をします。

**見方**　Cちゃんは甘え上手で、友だちの世話もやく。迎えもほとんどBさんで、閉まる直前に走ってくる。「延長の料金がかかるなら言ってください」と気にする子である。二人の間には、確かな安心があると感じている。

**制約**　休んでいる日の家の様子は見えない。登園を強いることはできない。迎えの決まりは「保護者」だが、きびしく言えばBさんを追いつめるので、黙認してきた。

**気がかり**　先週、Cちゃんが昼寝の前に話したことがある。年長の子の話で、夢やお話かもしれない。主任とは「もう少し聞いてから」と話したが、そのあと休みが続いている。

[F12] Cちゃんが「夜、ママがおでかけして、ねえねがさがしにいった。ぼく、電気つけて待ってた」と話した。先週の平日のことらしい。保育所の外には伝えていない。 {重要}

# 役割カード hospital_msw：乙病院の精神保健福祉士

あなたは乙病院の精神科外来で、Aさんの相談を受けてきました。調子のよいときのAさんは、料理と子どもの話をよくします。

**見方**　Aさんは病気とつき合う力のある人だが、調子が上がり始めると、自分では気づきにくい。前の入院のときも、子どものことを一番気にしていた。

**制約**　外来に来なければ会えない。病状の話は本人の了解が基本で、学校や保育所からの問い合わせには答えてこなかった。訪問看護は、Aさんが断って止まっている。

**気がかり**　予約に来ない人への電話は、事務の職員が一度かけて終わる。家に子どもがいることは知っていたのに、知らせる先を考えていなかった。

[F13] Aさんは9月の予約から2か月受診していない。手持ちの薬は9月末で切れている計算になる。院内で止まっており、院外のどこにも伝えていない。 {重要}
[F14] 3年前、Aさんは薬が途切れたあとに調子が上がり、2か月入院した。子どもは祖母Dさん宅で過ごした。祖母は「次は預かれない」と言っている。 {知る: mh_worker}

# 役割カード mh_worker：精神保健福祉相談員

あなたは区のこころの健康の相談を受け、3年前の入院のときにもAさんに関わりました。

**見方**　電話の声を聞けば、Aさんの調子はおおよそわかる。3年前の秋と似ている。Aさんは責められると黙り、子どもの話から入ると聞いてくれる。

**制約**　入院や移送は決められない。本人が求めない訪問は、間合いを誤ると戸が閉まる。子どもの暮らしは、自分の受け持ちかどうかがはっきりしない。

**気がかり**　夜の電話を受けたのは2週前になる。「受診の予定を聞く」とメモをしたまま、ほかの緊急の対応が続いた。学校でも何か起きていることは、きょう初めて知った。

[F15] 10月の末、時間外の電話でAさんは「薬はもう要らないの。頭が冴えて、やりたいことがいっぱい」と早口で話し、相談員が言葉をはさむと切った。

# 役割カード welfare_cw：保護課ケースワーカー

あなたはこの夏に担当を引き継ぎ、まだAさんに会えていません。受け持ちは90世帯ほどです。

**見方**　ファイルのAさんは「通院中、子の養育あり、特に問題なし」で、3人分の記録がほとんど同じ言葉で続く。書類は期限どおりに届く。整いすぎていることが、かえって気になる。

**制約**　受診や家事を強いることはできない。子どもの保護を決める立場でもない。訪問は平日の日中で、約束が取れないと次が数か月先になる。

**気がかり**　引き継ぎのときに「長女がしっかりしているから大丈夫」と聞き、安心してしまった。書類と請求を見直すと、見えてくるものがある。

[F16] 毎月あった通院の交通費の請求が、9月の分から止まっている。
[F17] 届けの書類の字は2年前からBさんのもので、通帳の管理と買い物もBさんがしていると、前の担当のメモにある。

# 役割カード family_counselor：家庭児童相談員

あなたは区で養育の相談を受け、要保護児童対策地域協議会の事務にも関わっています。

**見方**　Bさんを「助けるべき子」とだけ見ると、本人は遠ざかる。家を回してきた誇りと、しんどさの両方を聞きたい。やめさせるより、減らす相談から始めたい。

**制約**　判定や措置、一時保護はできない。ショートステイは申込みがいる。協議会に載せれば情報は集められるが、Bさんにどう説明するかが決まっていない。

**気がかり**　ショートステイの申込みがない理由を、Aさんの「あの子が嫌がるので」で済ませた。Bさん自身には会っていない。

[F18] ショートステイの申込書は7月に渡したまま出ていない。「Bが嫌がるから」とAさんから聞いたが、Bさんに直接確かめた人はいない。
[F19] 9月の終わり、近くに住む人から「夜中に、女の子が自転車でだれかをさがすように走っていた」と電話があった。名前がわからず、この世帯とは結びつけていなかった。

# 役割カード hw_disability：障がいの係

あなたは手帳や自立支援医療の受付と、障害福祉サービスの支給決定を受け持っています。

**見方**　Aさんには使える制度がある。ただ、決めたことと、届いたことは違う。「家に人が入るとつらい」という声に、制度のほうを合わせる工夫がまだできていない。

**制約**　判定や直接のサービスはできない。計画を作るのは相談支援の事業所で、この世帯には決まっていない。支給量を決めるとき、Bさんの家事を「できる家族がいる」と数えてよいのか、迷いがある。

**気がかり**　期限の一覧を見て、Aさんの名前が二か所にあることに気づいた。通知は送ったが、封を開けたのはだれだったのだろう。

[F20] 自立支援医療の期限はこの11月末で、更新の書類が出ていない。昨年決めた居宅介護は一度も使われず、8月で期間が終わっている。

# 進行役メモ

## ねらい

- Bさんを「支える対象」だけでなく、家を回してきた人として見立て、本人の言葉から計画を始める。
- 母の治療、弟の登園、姉の学校という三つの話が、一つの夜でつながっていることを見つける。
- 「案内済み」を「届いた」に変えるために、だれが何をするかを書く。
- 「言わない」という約束を、どう結び直すかを話し合う。

## 網の目が開きやすいところ

| 課題 | 開きやすい理由 |
|---|---|
| N1 夜間の安全 | F12は保育所だけ、F19は家庭児童相談員だけが知る。二つが並んで初めて夜のことだとわかる。保育所がいない班では見えないまま終わる |
| N2 治療の中断 | F13（病院）、F15（相談員）、F16（保護課）が同じことの三つの面。期限が「次の予約まで」になりがち |
| N4 学び | 学校が「見守る」と書いて終わりやすい。F10の空いた席を使う計画があるか |
| N5 送り迎え | 保育所の善意だけで回っている。保育所が倒れたら何もない一本足 |
| N6 家事と育児 | 障がい福祉と児童福祉の間。両方が「申請があれば」と待つ |
| N7 入院のときの備え | 起きてから考えることになりやすく、どの所属の欄にも出てこない。Bさんの一番の不安でもある（F8） |
| N8 聞き続ける一人 | 全員が話を聞こうとして、Bさんが6回目の説明をすることになる |

## 段階ごとの問い

- 共有：「お子さんの話を、確かでないからと置いていませんか」「『問題なし』という記録は、何を見て書かれましたか」
- 緊急度：「昼の数字と夜の数字は同じですか」
- アセスメント：「Bさんが家でしていることのうち、本人が続けたいものと、やめたいものはどれでしょう」「Aさんは、どんな人ですか。病気の話をせずに言うと」「Bさんの『前も大変だった』は、どの事実とつながりますか」
- 行動計画：「今夜と明日の夜を、だれがどう確かめますか」「Aさんに最初に会うのはだれで、何の話から入りますか」「Aさんが入院になったとき、子ども二人が一緒に過ごせる先を、きょう一つ挙げられますか」
- つなぎの点検：「支給決定のあと、事業所を見つけるのはだれですか」「児童相談所へは、何を頼むために相談しますか。Bさんにはだれが、いつ伝えますか」「Bさんへの説明の言葉を、実際に声に出してみてください」

## 約束の結び直しについて

担任を責める流れにしないでください。「言わない」と答えたくなる気持ちを、まず認めます。そのうえで、「一人では抱えない。だれに、何のために話すかは、先にあなたに伝える」と言い直す練習を、二人一組で1分ずつ行うと、計画が具体的になります。

## 言葉の使い方

「ヤングケアラー」は制度を使うための言葉で、Bさんが自分をそう呼ぶとは限りません。ラベルより、していること、したいこと、減らしたいことで話します。Aさんの病気を原因として語り終えず、「病気とつき合いながら親をしている人」として扱ってください。

## 安全とつらさへの配慮

親の病気、きょうだいの世話を経験した参加者がいることを前提にします。始めに「席を外してよい」「パスできる」「話せる人」を伝え、自分の経験を語ることを求めないでください。F9（薬の飲み過ぎ）とF12は、読んだ人の緊張が高まりやすいところです。実際の場面で子どもの薬の飲み過ぎに気づいたときは、量を確かめて医療につなぐ手順を、所属で確認するよう添えます。

## 締めくくりの言葉（例）

「Bさんは、だれよりも早くこの家の網の目に気づき、自分の体でふさいできました。私たちの計画は、Bさんを家から引き離すためのものではなく、Bさんが肩の荷を一つずつ渡せる手を増やすためのものです。明日、『案内済み』と書いた記録を一つ開いて、その後どうなったかを確かめてみてください。」
','2026-11-26T06:22:30.811+00:00',NULL,1);
CREATE TABLE departments (
	id TEXT NOT NULL, 
	name TEXT NOT NULL, 
	position INTEGER NOT NULL, 
	active BOOLEAN NOT NULL, 
	CONSTRAINT pk_departments PRIMARY KEY (id)
);
INSERT INTO "departments" VALUES('health_welfare','保健福祉課',1,1);
INSERT INTO "departments" VALUES('health_children','健康・子ども課',2,1);
INSERT INTO "departments" VALUES('public_assistance','保護課',3,1);
INSERT INTO "departments" VALUES('support_coordination','支援調整課',4,1);
INSERT INTO "departments" VALUES('insurance_pension','保険年金課',5,1);
INSERT INTO "departments" VALUES('child_guidance_center','児童相談所',6,1);
INSERT INTO "departments" VALUES('head_office','本庁',7,1);
INSERT INTO "departments" VALUES('partner_agency','関係機関',8,1);
INSERT INTO "departments" VALUES('other','その他',9,1);
CREATE TABLE disclosed_scenes (
	workshop_id TEXT NOT NULL, 
	scene_id TEXT NOT NULL, 
	disclosed_at TEXT NOT NULL, 
	CONSTRAINT pk_disclosed_scenes PRIMARY KEY (workshop_id, scene_id)
);
INSERT INTO "disclosed_scenes" VALUES('HAxkRkdvwervnkjwAN0eXw','S1','2026-11-26T06:22:30.934+00:00');
INSERT INTO "disclosed_scenes" VALUES('HAxkRkdvwervnkjwAN0eXw','S2','2026-11-26T06:22:30.935+00:00');
INSERT INTO "disclosed_scenes" VALUES('HAxkRkdvwervnkjwAN0eXw','S3','2026-11-26T06:22:30.968+00:00');
INSERT INTO "disclosed_scenes" VALUES('HAxkRkdvwervnkjwAN0eXw','S4','2026-11-26T06:22:30.968+00:00');
CREATE TABLE events (
	workshop_id TEXT NOT NULL, 
	seq INTEGER NOT NULL, 
	type TEXT NOT NULL, 
	version INTEGER NOT NULL, 
	at TEXT NOT NULL, 
	actor TEXT NOT NULL, 
	data JSON NOT NULL, 
	CONSTRAINT pk_events PRIMARY KEY (workshop_id, seq)
);
INSERT INTO "events" VALUES('HAxkRkdvwervnkjwAN0eXw',1,'workshop.prepared',1,'2026-11-26T06:22:30.907+00:00','a:ffpMO8mqz3EOeri6','{"id": "HAxkRkdvwervnkjwAN0eXw", "code": "CJWAYX", "title": "\u306f\u3058\u3081\u306e\u3053\u308d\u306e\u7814\u4fee", "ward_id": "w1", "ward": "\u7b2c\u4e00\u533a", "held_on": "2026-06-01", "expected": 6, "group_limit": 4, "case_id": "young-carer", "case_digest": "01c031c8d3c61850ad302dd69e45aae8c8f5a9cd1367558f8c8156b7dedddb0e", "format": {"id": "conf100", "title": "\u6a21\u64ec\u30b1\u30fc\u30b9\u4f1a\u8b70\uff08\u5f79\u5272\u30ab\u30fc\u30c9\uff09", "summary": "\u5f79\u5272\u30ab\u30fc\u30c9\u306e\u60c5\u5831\u3092\u6301\u3061\u5bc4\u308a\u3001\u898b\u7acb\u3066\u3068\u5f79\u5272\u5225\u306e\u884c\u52d5\u8a08\u753b\u3092\u3064\u304f\u308a\u3001\u3064\u306a\u304e\u3092\u70b9\u691c\u3057\u307e\u3059\u3002", "stages": [{"id": "intro", "title": "\u5c0e\u5165", "prompt": "\u6279\u5224\u3067\u306a\u304f\u300c\u81ea\u5206\u306a\u3089\u3053\u3046\u3059\u308b\u300d\u3067\u8a71\u3057\u307e\u3059\u3002\u3053\u306e\u5834\u306e\u4e8b\u4f8b\u4ee5\u5916\u306e\u5b9f\u4f8b\u306f\u66f8\u304d\u307e\u305b\u3093\u3002\u8a71\u3057\u305f\u304f\u306a\u3044\u3068\u304d\u306f\u300c\u30d1\u30b9\u300d\u3068\u8a00\u3048\u307e\u3059\u3002", "phases": [{"audience": "all", "minutes": 5, "prompt": ""}], "writes": [], "discloses": ["1"], "reveals": [], "projector": "stage"}, {"id": "cards", "title": "\u30ab\u30fc\u30c9\u9ed9\u8aad", "prompt": "\u5834\u9762\u3068\u81ea\u5206\u306e\u5f79\u5272\u30ab\u30fc\u30c9\u3092\u3001\u9ed9\u3063\u3066\u8aad\u307f\u307e\u3059\u3002\u30ab\u30fc\u30c9\u306f\u307b\u304b\u306e\u4eba\u306b\u898b\u305b\u307e\u305b\u3093\u3002\u3042\u306a\u305f\u306e\u6240\u5c5e\u3060\u3051\u304c\u77e5\u3063\u3066\u3044\u308b\u3053\u3068\u306f\u4f55\u3067\u3059\u304b\u3002", "phases": [{"audience": "self", "minutes": 5, "prompt": "\u307e\u305a\u4e00\u4eba\u3067\u3001\u9ed9\u3063\u3066\u8aad\u307f\u307e\u3059\u3002"}], "writes": [], "discloses": [], "reveals": [], "projector": "scene"}, {"id": "sbar", "title": "SBAR\u3067\u5171\u6709", "prompt": "\u4e00\u4eba\u305a\u3064\u3001\u72b6\u6cc1\u30fb\u80cc\u666f\u30fb\u8a55\u4fa1\u30fb\u63d0\u6848\u306e\u9806\u306b\u77ed\u304f\u4f1d\u3048\u307e\u3059\u3002\u3042\u306a\u305f\u306e\u6240\u5c5e\u3060\u3051\u304c\u77e5\u3063\u3066\u3044\u308b\u3053\u3068\u306f\uff1f", "phases": [{"audience": "group", "minutes": 15, "prompt": "\u5f79\u5272\u306e\u9806\u306b\u4e00\u4eba2\u5206\u307b\u3069\u3002\u805e\u3044\u3066\u3044\u308b\u4eba\u306f\u3001\u9014\u4e2d\u3067\u52a9\u8a00\u3092\u306f\u3055\u307f\u307e\u305b\u3093\u3002"}], "writes": ["fact", "reaction"], "discloses": ["2"], "reveals": [], "projector": "progress"}, {"id": "urgency", "title": "\u7dca\u6025\u5ea6\u306e\u500b\u4eba\u5224\u5b9a", "prompt": "\u3044\u307e\u306e\u60c5\u5831\u3060\u3051\u3067\u3001\u3053\u306e\u4e16\u5e2f\u306e\u7dca\u6025\u5ea6\u30920\u304b\u308910\u3067\u5224\u5b9a\u3057\u307e\u3059\u3002\u6b63\u89e3\u306f\u3042\u308a\u307e\u305b\u3093\u3002", "phases": [{"audience": "self", "minutes": 5, "prompt": "\u307e\u305a\u4e00\u4eba\u3067\u3001\u9ed9\u3063\u3066\u6c7a\u3081\u307e\u3059\u3002\u307b\u304b\u306e\u4eba\u306e\u6570\u5b57\u306f\u898b\u3048\u307e\u305b\u3093\u3002"}], "writes": ["urgency"], "discloses": [], "reveals": [], "projector": "urgency"}, {"id": "assess", "title": "\u30a2\u30bb\u30b9\u30e1\u30f3\u30c8", "prompt": "\u8ab2\u984c\u30fb\u5f37\u307f\u30fb\u30ea\u30b9\u30af\u30fb\u308f\u304b\u3089\u306a\u3044\u3053\u3068\u3092\u66f8\u304d\u51fa\u3057\u307e\u3059\u3002\u305d\u306e\u898b\u7acb\u3066\u306e\u6839\u62e0\u306f\u3069\u306e\u4e8b\u5b9f\u3067\u3059\u304b\u3002", "phases": [{"audience": "self", "minutes": 5, "prompt": "\u307e\u305a\u4e00\u4eba\u3067\u3001\u9ed9\u3063\u3066\u66f8\u304d\u307e\u3059\u3002\u4e8b\u5b9f\u3068\u89e3\u91c8\u3092\u5206\u3051\u3066\u307f\u307e\u3059\u3002"}, {"audience": "group", "minutes": 15, "prompt": "\u66f8\u3044\u305f\u3082\u306e\u3092\u898b\u305b\u5408\u3044\u307e\u3059\u3002\u307e\u3060\u51fa\u3066\u3044\u306a\u3044\u60c5\u5831\u3068\u3001\u898b\u7acb\u3066\u306e\u3061\u304c\u3044\u3092\u78ba\u304b\u3081\u307e\u3059\u3002"}], "writes": ["assessment", "reaction", "fact"], "discloses": ["all"], "reveals": [], "projector": "stage"}, {"id": "plan", "title": "\u5f79\u5272\u5225\u884c\u52d5\u8a08\u753b", "prompt": "\u8ab0\u304c\u3001\u4f55\u3092\u3001\u3044\u3064\u307e\u3067\u306b\u3002\u65ad\u3089\u308c\u305f\u3089\u6b21\u306f\uff1f\u3000\u4e3b\u62c5\u5f53\u306f\u8ab0\uff1f", "phases": [{"audience": "self", "minutes": 5, "prompt": "\u307e\u305a\u4e00\u4eba\u3067\u3001\u9ed9\u3063\u3066\u66f8\u304d\u307e\u3059\u3002\u81ea\u5206\u306e\u5f79\u5272\u306a\u3089\u3001\u660e\u65e5\u3069\u3053\u3078\u52d5\u304d\u307e\u3059\u304b\u3002"}, {"audience": "group", "minutes": 20, "prompt": "\u8a08\u753b\u3092\u4e26\u3079\u3066\u3001\u91cd\u306a\u308a\u3068\u629c\u3051\u3092\u8a71\u3057\u5408\u3044\u307e\u3059\u3002\u898b\u5b88\u308b\u3060\u3051\u30fb\u3064\u306a\u3050\u3060\u3051\u306b\u306a\u3063\u3066\u3044\u307e\u305b\u3093\u304b\u3002"}], "writes": ["action_item", "reaction", "fact"], "discloses": [], "reveals": [], "projector": "stage"}, {"id": "check", "title": "\u3064\u306a\u304e\u70b9\u691c\u3068\u7dca\u6025\u5ea6\u306e\u518d\u5224\u5b9a", "prompt": "\u53d7\u3051\u624b\u306f\u300c\u53d7\u3051\u53d6\u308a\u307e\u3057\u305f\u300d\u3068\u8a00\u3048\u307e\u3059\u304b\u3002\u70b9\u691c\u3057\u305f\u3089\u3001\u7dca\u6025\u5ea6\u3092\u3082\u3046\u4e00\u5ea60\u304b\u308910\u3067\u5224\u5b9a\u3057\u307e\u3059\u3002", "phases": [{"audience": "group", "minutes": 10, "prompt": "\u3064\u306a\u3050\u5148\u306e\u5f79\u5272\u306e\u4eba\u306b\u3001\u305d\u306e\u5834\u3067\u5c0b\u306d\u307e\u3059\u3002\u65ad\u3089\u308c\u305f\u3089\u6b21\u306f\u3069\u3046\u3057\u307e\u3059\u304b\u3002"}], "writes": ["action_item", "urgency", "reaction", "fact"], "discloses": [], "reveals": [], "projector": "progress"}, {"id": "net", "title": "\u7db2\u306e\u76ee\u8868\u306e\u6295\u5f71", "prompt": "\u5404\u73ed\u306e\u8a08\u753b\u3092\u898b\u304f\u3089\u3079\u307e\u3059\u3002\u3069\u3053\u306b\u7db2\u306e\u76ee\uff08\u3059\u304d\u9593\uff09\u304c\u958b\u3044\u3066\u3044\u307e\u3059\u304b\u3002", "phases": [{"audience": "all", "minutes": 10, "prompt": "\u73ed\u306e\u512a\u52a3\u3067\u306f\u306a\u304f\u3001\u3069\u306e\u73ed\u3067\u3082\u958b\u3044\u3066\u3044\u305f\u3068\u3053\u308d\u3092\u63a2\u3057\u307e\u3059\u3002"}], "writes": ["reaction"], "discloses": [], "reveals": ["assess", "plan", "check"], "projector": "boards"}, {"id": "closing", "title": "\u611f\u60f3", "prompt": "\u6c17\u3065\u304d\u3001\u660e\u65e5\u306e\u4e00\u6b69\u3001\u95a2\u4fc2\u4fc2\u9577\u4f1a\u8b70\u306b\u5c4a\u3051\u305f\u3044\u3053\u3068\u3092\u4e00\u3064\u305a\u3064\u66f8\u304d\u307e\u3059\u3002", "phases": [{"audience": "all", "minutes": 5, "prompt": "\u66f8\u3044\u305f\u3082\u306e\u306f\u5168\u54e1\u306b\u898b\u3048\u307e\u3059\u3002\u540d\u524d\u306f\u51fa\u307e\u305b\u3093\u3002\u3064\u3089\u304f\u306a\u3063\u305f\u4eba\u306f\u3001\u9032\u884c\u5f79\u306b\u58f0\u3092\u304b\u3051\u3066\u304f\u3060\u3055\u3044\u3002"}], "writes": ["reflection", "reaction"], "discloses": [], "reveals": [], "projector": "stage"}]}, "demo": false}');
INSERT INTO "events" VALUES('HAxkRkdvwervnkjwAN0eXw',2,'group.added',1,'2026-11-26T06:22:30.907+00:00','a:ffpMO8mqz3EOeri6','{"id": "g1", "name": "1\u73ed", "position": 1}');
INSERT INTO "events" VALUES('HAxkRkdvwervnkjwAN0eXw',3,'group.added',1,'2026-11-26T06:22:30.907+00:00','a:ffpMO8mqz3EOeri6','{"id": "g2", "name": "2\u73ed", "position": 2}');
INSERT INTO "events" VALUES('HAxkRkdvwervnkjwAN0eXw',4,'workshop.opened',1,'2026-11-26T06:22:30.910+00:00','a:ffpMO8mqz3EOeri6','{}');
INSERT INTO "events" VALUES('HAxkRkdvwervnkjwAN0eXw',5,'participant.joined',1,'2026-11-26T06:22:30.913+00:00','p:person-0','{"participant_id": "person-0", "group_id": "g1", "role": "school", "mark": 1, "profession": "phn", "department": null}');
INSERT INTO "events" VALUES('HAxkRkdvwervnkjwAN0eXw',6,'participant.joined',1,'2026-11-26T06:22:30.919+00:00','p:person-1','{"participant_id": "person-1", "group_id": "g2", "role": "school", "mark": 1, "profession": "clerk_welfare", "department": null}');
INSERT INTO "events" VALUES('HAxkRkdvwervnkjwAN0eXw',7,'participant.joined',1,'2026-11-26T06:22:30.925+00:00','p:person-2','{"participant_id": "person-2", "group_id": "g1", "role": "ssw", "mark": 2, "profession": "clerk_general", "department": null}');
INSERT INTO "events" VALUES('HAxkRkdvwervnkjwAN0eXw',8,'participant.joined',1,'2026-11-26T06:22:30.927+00:00','p:person-3','{"participant_id": "person-3", "group_id": "g2", "role": "ssw", "mark": 2, "profession": "social_worker", "department": null}');
INSERT INTO "events" VALUES('HAxkRkdvwervnkjwAN0eXw',9,'participant.joined',1,'2026-11-26T06:22:30.930+00:00','p:person-4','{"participant_id": "person-4", "group_id": "g1", "role": "nursery", "mark": 3, "profession": "mental_health_worker", "department": null}');
INSERT INTO "events" VALUES('HAxkRkdvwervnkjwAN0eXw',10,'scene.disclosed',1,'2026-11-26T06:22:30.934+00:00','a:ffpMO8mqz3EOeri6','{"scene": "S1"}');
INSERT INTO "events" VALUES('HAxkRkdvwervnkjwAN0eXw',11,'scene.disclosed',1,'2026-11-26T06:22:30.935+00:00','a:ffpMO8mqz3EOeri6','{"scene": "S2"}');
INSERT INTO "events" VALUES('HAxkRkdvwervnkjwAN0eXw',12,'stage.opened',1,'2026-11-26T06:22:30.935+00:00','a:ffpMO8mqz3EOeri6','{"stage": "sbar", "phase": 0, "audience": "group", "reveals": [], "ends_at": "2026-11-26T06:37:30.935+00:00", "view": {"screen": "progress"}}');
INSERT INTO "events" VALUES('HAxkRkdvwervnkjwAN0eXw',13,'fact.shared',1,'2026-11-26T06:22:30.938+00:00','p:person-0','{"fact_id": "F9", "participant_id": "person-0", "group_id": "g1", "role": "school"}');
INSERT INTO "events" VALUES('HAxkRkdvwervnkjwAN0eXw',14,'fact.shared',1,'2026-11-26T06:22:30.944+00:00','p:person-1','{"fact_id": "F9", "participant_id": "person-1", "group_id": "g2", "role": "school"}');
INSERT INTO "events" VALUES('HAxkRkdvwervnkjwAN0eXw',15,'fact.shared',1,'2026-11-26T06:22:30.945+00:00','p:person-2','{"fact_id": "F10", "participant_id": "person-2", "group_id": "g1", "role": "ssw"}');
INSERT INTO "events" VALUES('HAxkRkdvwervnkjwAN0eXw',16,'stage.opened',1,'2026-11-26T06:22:30.948+00:00','a:ffpMO8mqz3EOeri6','{"stage": "urgency", "phase": 0, "audience": "self", "reveals": [], "ends_at": "2026-11-26T06:27:30.948+00:00", "view": {"screen": "urgency"}}');
INSERT INTO "events" VALUES('HAxkRkdvwervnkjwAN0eXw',17,'urgency.rated',1,'2026-11-26T06:22:30.952+00:00','p:person-0','{"participant_id": "person-0", "group_id": "g1", "role": "school", "stage": "urgency", "value": 4}');
INSERT INTO "events" VALUES('HAxkRkdvwervnkjwAN0eXw',18,'urgency.rated',1,'2026-11-26T06:22:30.956+00:00','p:person-1','{"participant_id": "person-1", "group_id": "g2", "role": "school", "stage": "urgency", "value": 5}');
INSERT INTO "events" VALUES('HAxkRkdvwervnkjwAN0eXw',19,'urgency.rated',1,'2026-11-26T06:22:30.956+00:00','p:person-2','{"participant_id": "person-2", "group_id": "g1", "role": "ssw", "stage": "urgency", "value": 6}');
INSERT INTO "events" VALUES('HAxkRkdvwervnkjwAN0eXw',20,'urgency.rated',1,'2026-11-26T06:22:30.957+00:00','p:person-3','{"participant_id": "person-3", "group_id": "g2", "role": "ssw", "stage": "urgency", "value": 7}');
INSERT INTO "events" VALUES('HAxkRkdvwervnkjwAN0eXw',21,'urgency.rated',1,'2026-11-26T06:22:30.964+00:00','p:person-4','{"participant_id": "person-4", "group_id": "g1", "role": "nursery", "stage": "urgency", "value": 8}');
INSERT INTO "events" VALUES('HAxkRkdvwervnkjwAN0eXw',22,'scene.disclosed',1,'2026-11-26T06:22:30.968+00:00','a:ffpMO8mqz3EOeri6','{"scene": "S3"}');
INSERT INTO "events" VALUES('HAxkRkdvwervnkjwAN0eXw',23,'scene.disclosed',1,'2026-11-26T06:22:30.968+00:00','a:ffpMO8mqz3EOeri6','{"scene": "S4"}');
INSERT INTO "events" VALUES('HAxkRkdvwervnkjwAN0eXw',24,'stage.opened',1,'2026-11-26T06:22:30.968+00:00','a:ffpMO8mqz3EOeri6','{"stage": "assess", "phase": 0, "audience": "self", "reveals": [], "ends_at": "2026-11-26T06:27:30.968+00:00", "view": {"screen": "stage"}}');
INSERT INTO "events" VALUES('HAxkRkdvwervnkjwAN0eXw',25,'assessment.posted',1,'2026-11-26T06:22:30.972+00:00','p:person-0','{"id": "old-post-1", "participant_id": "person-0", "group_id": "g1", "role": "school", "stage": "assess", "audience": "self", "silent": true, "content": {"kind": "need", "text": "\u591c\u306b\u4e8c\u4eba\u3060\u3051\u306b\u306a\u308b\u65e5\u304c\u3042\u308b", "facts": ["F1"]}}');
INSERT INTO "events" VALUES('HAxkRkdvwervnkjwAN0eXw',26,'assessment.posted',1,'2026-11-26T06:22:30.976+00:00','p:person-1','{"id": "old-post-2", "participant_id": "person-1", "group_id": "g2", "role": "school", "stage": "assess", "audience": "self", "silent": true, "content": {"kind": "strength", "text": "\u672c\u4eba\u306f\u732e\u7acb\u3092\u7acb\u3066\u308b\u529b\u304c\u3042\u308b", "facts": []}}');
INSERT INTO "events" VALUES('HAxkRkdvwervnkjwAN0eXw',27,'stage.opened',1,'2026-11-26T06:22:30.980+00:00','a:ffpMO8mqz3EOeri6','{"stage": "assess", "phase": 1, "audience": "group", "reveals": [], "ends_at": "2026-11-26T06:37:30.980+00:00", "view": {"screen": "stage"}}');
INSERT INTO "events" VALUES('HAxkRkdvwervnkjwAN0eXw',28,'assessment.posted',1,'2026-11-26T06:22:30.989+00:00','p:person-2','{"id": "old-post-3", "participant_id": "person-2", "group_id": "g1", "role": "ssw", "stage": "assess", "audience": "group", "silent": false, "content": {"kind": "unknown", "text": "\u66f8\u304d\u307e\u3061\u304c\u3048\u305f\u6587", "facts": []}}');
INSERT INTO "events" VALUES('HAxkRkdvwervnkjwAN0eXw',29,'assessment.withdrawn',1,'2026-11-26T06:22:30.990+00:00','p:person-2','{"id": "old-post-3"}');
INSERT INTO "events" VALUES('HAxkRkdvwervnkjwAN0eXw',30,'assessment.edited',1,'2026-11-26T06:22:30.991+00:00','p:person-0','{"id": "old-post-1", "new_version": 2, "editor_id": "person-0", "content": {"kind": "risk", "text": "\u591c\u306b\u4e8c\u4eba\u3060\u3051\u306b\u306a\u308b\u65e5\u304c\u7d9a\u304f", "facts": ["F1"]}}');
INSERT INTO "events" VALUES('HAxkRkdvwervnkjwAN0eXw',31,'reaction.set',1,'2026-11-26T06:22:30.993+00:00','p:person-2','{"post_id": "old-post-1", "participant_id": "person-2", "kind": "important", "active": true}');
INSERT INTO "events" VALUES('HAxkRkdvwervnkjwAN0eXw',32,'stage.opened',1,'2026-11-26T06:22:30.995+00:00','a:ffpMO8mqz3EOeri6','{"stage": "plan", "phase": 0, "audience": "self", "reveals": [], "ends_at": "2026-11-26T06:27:30.995+00:00", "view": {"screen": "stage"}}');
INSERT INTO "events" VALUES('HAxkRkdvwervnkjwAN0eXw',33,'action_item.posted',1,'2026-11-26T06:22:30.998+00:00','p:person-0','{"id": "old-item-1", "participant_id": "person-0", "group_id": "g1", "role": "school", "stage": "plan", "audience": "self", "silent": true, "content": {"role_acting": "school", "needs": ["N1"], "kind": "act", "what": "\u8a2a\u306d\u308b", "due_h": 24, "handoff_to": null, "receipt": "", "fallback": "", "lead": false}}');
INSERT INTO "events" VALUES('HAxkRkdvwervnkjwAN0eXw',34,'stage.opened',1,'2026-11-26T06:22:31.003+00:00','a:ffpMO8mqz3EOeri6','{"stage": "plan", "phase": 1, "audience": "group", "reveals": [], "ends_at": "2026-11-26T06:42:31.003+00:00", "view": {"screen": "stage"}}');
INSERT INTO "events" VALUES('HAxkRkdvwervnkjwAN0eXw',35,'action_item.posted',1,'2026-11-26T06:22:31.005+00:00','p:person-1','{"id": "old-item-2", "participant_id": "person-1", "group_id": "g2", "role": "school", "stage": "plan", "audience": "group", "silent": false, "content": {"role_acting": "school", "needs": ["N2", "N3"], "kind": "coordinate", "what": "\u5b66\u6821\u3068\u75c5\u9662\u306b\u540c\u3058\u65e5\u306b\u805e\u304f", "due_h": 24, "handoff_to": null, "receipt": "\u96fb\u8a71\u3092\u3082\u3089\u3046", "fallback": "\u7fcc\u65e5\u306b\u8a2a\u306d\u308b", "lead": true}}');
INSERT INTO "events" VALUES('HAxkRkdvwervnkjwAN0eXw',36,'action_item.posted',1,'2026-11-26T06:22:31.007+00:00','p:person-2','{"id": "old-item-3", "participant_id": "person-2", "group_id": "g1", "role": "ssw", "stage": "plan", "audience": "group", "silent": false, "content": {"role_acting": "ssw", "needs": ["N1"], "kind": "handoff", "what": "\u591c\u306e\u9023\u7d61\u5148\u3092\u4e00\u7dd2\u306b\u6c7a\u3081\u3066\u307b\u3057\u3044", "due_h": 24, "handoff_to": "school", "receipt": "", "fallback": "", "lead": false}}');
INSERT INTO "events" VALUES('HAxkRkdvwervnkjwAN0eXw',37,'seat.changed',1,'2026-11-26T06:22:31.010+00:00','a:ffpMO8mqz3EOeri6','{"participant_id": "person-4", "group_id": "g2", "role": "nursery", "mark": 3, "from_group_id": "g1"}');
INSERT INTO "events" VALUES('HAxkRkdvwervnkjwAN0eXw',38,'stage.opened',1,'2026-11-26T06:22:31.011+00:00','a:ffpMO8mqz3EOeri6','{"stage": "check", "phase": 0, "audience": "group", "reveals": [], "ends_at": "2026-11-26T06:32:31.011+00:00", "view": {"screen": "progress"}}');
INSERT INTO "events" VALUES('HAxkRkdvwervnkjwAN0eXw',39,'action_item.edited',1,'2026-11-26T06:22:31.013+00:00','p:person-0','{"id": "old-item-1", "new_version": 2, "editor_id": "person-0", "content": {"role_acting": "school", "needs": ["N1"], "kind": "act", "what": "\u3042\u3059\u306e\u591c\u306b\u8a2a\u306d\u308b", "due_h": 24, "handoff_to": null, "receipt": "", "fallback": "", "lead": false}}');
INSERT INTO "events" VALUES('HAxkRkdvwervnkjwAN0eXw',40,'urgency.rated',1,'2026-11-26T06:22:31.016+00:00','p:person-0','{"participant_id": "person-0", "group_id": "g1", "role": "school", "stage": "check", "value": 6}');
INSERT INTO "events" VALUES('HAxkRkdvwervnkjwAN0eXw',41,'urgency.rated',1,'2026-11-26T06:22:31.017+00:00','p:person-1','{"participant_id": "person-1", "group_id": "g2", "role": "school", "stage": "check", "value": 7}');
INSERT INTO "events" VALUES('HAxkRkdvwervnkjwAN0eXw',42,'urgency.rated',1,'2026-11-26T06:22:31.019+00:00','p:person-2','{"participant_id": "person-2", "group_id": "g1", "role": "ssw", "stage": "check", "value": 8}');
INSERT INTO "events" VALUES('HAxkRkdvwervnkjwAN0eXw',43,'urgency.rated',1,'2026-11-26T06:22:31.020+00:00','p:person-3','{"participant_id": "person-3", "group_id": "g2", "role": "ssw", "stage": "check", "value": 9}');
INSERT INTO "events" VALUES('HAxkRkdvwervnkjwAN0eXw',44,'urgency.rated',1,'2026-11-26T06:22:31.022+00:00','p:person-4','{"participant_id": "person-4", "group_id": "g2", "role": "nursery", "stage": "check", "value": 6}');
INSERT INTO "events" VALUES('HAxkRkdvwervnkjwAN0eXw',45,'timer.set',1,'2026-11-26T06:22:31.025+00:00','a:ffpMO8mqz3EOeri6','{"ends_at": "2026-11-26T06:24:31.025+00:00", "remaining_s": null}');
INSERT INTO "events" VALUES('HAxkRkdvwervnkjwAN0eXw',46,'stage.opened',1,'2026-11-26T06:22:31.027+00:00','a:ffpMO8mqz3EOeri6','{"stage": "closing", "phase": 0, "audience": "all", "reveals": [], "ends_at": "2026-11-26T06:27:31.027+00:00", "view": {"screen": "stage"}}');
INSERT INTO "events" VALUES('HAxkRkdvwervnkjwAN0eXw',47,'reflection.posted',1,'2026-11-26T06:22:31.036+00:00','p:person-3','{"id": "old-refl-1", "participant_id": "person-3", "group_id": "g2", "role": "ssw", "stage": "closing", "audience": "all", "silent": false, "content": {"kind": "tomorrow", "text": "\u8a18\u9332\u3092\u4e00\u3064\u8aad\u307f\u8fd4\u3059"}}');
INSERT INTO "events" VALUES('HAxkRkdvwervnkjwAN0eXw',48,'view.set',1,'2026-11-26T06:22:31.040+00:00','a:ffpMO8mqz3EOeri6','{"view": {"screen": "boards", "groups": ["g1"]}}');
INSERT INTO "events" VALUES('HAxkRkdvwervnkjwAN0eXw',49,'workshop.closed',1,'2026-11-26T06:22:31.044+00:00','a:ffpMO8mqz3EOeri6','{}');
CREATE TABLE groups (
	workshop_id TEXT NOT NULL, 
	id TEXT NOT NULL, 
	name TEXT NOT NULL, 
	position INTEGER NOT NULL, 
	CONSTRAINT pk_groups PRIMARY KEY (workshop_id, id)
);
INSERT INTO "groups" VALUES('HAxkRkdvwervnkjwAN0eXw','g1','1班',1);
INSERT INTO "groups" VALUES('HAxkRkdvwervnkjwAN0eXw','g2','2班',2);
CREATE TABLE links (
	token_hash TEXT NOT NULL, 
	kind TEXT NOT NULL, 
	account_id TEXT, 
	expires_at TEXT NOT NULL, 
	used_at TEXT, 
	reusable BOOLEAN NOT NULL, 
	CONSTRAINT pk_links PRIMARY KEY (token_hash), 
	CONSTRAINT fk_links_account_id FOREIGN KEY(account_id) REFERENCES accounts (id)
);
CREATE TABLE opened_stages (
	workshop_id TEXT NOT NULL, 
	stage TEXT NOT NULL, 
	audience TEXT NOT NULL, 
	first_opened_at TEXT NOT NULL, 
	CONSTRAINT pk_opened_stages PRIMARY KEY (workshop_id, stage)
);
INSERT INTO "opened_stages" VALUES('HAxkRkdvwervnkjwAN0eXw','sbar','group','2026-11-26T06:22:30.935+00:00');
INSERT INTO "opened_stages" VALUES('HAxkRkdvwervnkjwAN0eXw','urgency','self','2026-11-26T06:22:30.948+00:00');
INSERT INTO "opened_stages" VALUES('HAxkRkdvwervnkjwAN0eXw','assess','group','2026-11-26T06:22:30.968+00:00');
INSERT INTO "opened_stages" VALUES('HAxkRkdvwervnkjwAN0eXw','plan','group','2026-11-26T06:22:30.995+00:00');
INSERT INTO "opened_stages" VALUES('HAxkRkdvwervnkjwAN0eXw','check','group','2026-11-26T06:22:31.011+00:00');
INSERT INTO "opened_stages" VALUES('HAxkRkdvwervnkjwAN0eXw','closing','all','2026-11-26T06:22:31.027+00:00');
CREATE TABLE participants (
	workshop_id TEXT NOT NULL, 
	id TEXT NOT NULL, 
	group_id TEXT NOT NULL, 
	role TEXT NOT NULL, 
	mark INTEGER NOT NULL, 
	profession TEXT NOT NULL, 
	department TEXT, 
	joined_at TEXT NOT NULL, 
	"left" BOOLEAN NOT NULL, 
	CONSTRAINT pk_participants PRIMARY KEY (workshop_id, id)
);
INSERT INTO "participants" VALUES('HAxkRkdvwervnkjwAN0eXw','person-0','g1','school',1,'phn',NULL,'2026-11-26T06:22:30.913+00:00',0);
INSERT INTO "participants" VALUES('HAxkRkdvwervnkjwAN0eXw','person-1','g2','school',1,'clerk_welfare',NULL,'2026-11-26T06:22:30.919+00:00',0);
INSERT INTO "participants" VALUES('HAxkRkdvwervnkjwAN0eXw','person-2','g1','ssw',2,'clerk_general',NULL,'2026-11-26T06:22:30.925+00:00',0);
INSERT INTO "participants" VALUES('HAxkRkdvwervnkjwAN0eXw','person-3','g2','ssw',2,'social_worker',NULL,'2026-11-26T06:22:30.927+00:00',0);
INSERT INTO "participants" VALUES('HAxkRkdvwervnkjwAN0eXw','person-4','g2','nursery',3,'mental_health_worker',NULL,'2026-11-26T06:22:30.930+00:00',0);
CREATE TABLE professions (
	id TEXT NOT NULL, 
	name TEXT NOT NULL, 
	position INTEGER NOT NULL, 
	active BOOLEAN NOT NULL, 
	CONSTRAINT pk_professions PRIMARY KEY (id)
);
INSERT INTO "professions" VALUES('phn','保健師',1,1);
INSERT INTO "professions" VALUES('clerk_welfare','事務（福祉コース）',2,1);
INSERT INTO "professions" VALUES('clerk_general','事務（行政）',3,1);
INSERT INTO "professions" VALUES('social_worker','社会福祉士',4,1);
INSERT INTO "professions" VALUES('mental_health_worker','精神保健福祉士',5,1);
INSERT INTO "professions" VALUES('psychologist','心理',6,1);
INSERT INTO "professions" VALUES('nursery_teacher','保育士',7,1);
INSERT INTO "professions" VALUES('nurse','看護師',8,1);
INSERT INTO "professions" VALUES('dietitian','栄養士',9,1);
INSERT INTO "professions" VALUES('child_welfare_officer','児童福祉司',10,1);
INSERT INTO "professions" VALUES('caseworker','ケースワーカー',11,1);
INSERT INTO "professions" VALUES('counselor','相談員',12,1);
INSERT INTO "professions" VALUES('other','その他',13,1);
CREATE TABLE reactions (
	workshop_id TEXT NOT NULL, 
	post_id TEXT NOT NULL, 
	participant_id TEXT NOT NULL, 
	kind TEXT NOT NULL, 
	active BOOLEAN NOT NULL, 
	CONSTRAINT pk_reactions PRIMARY KEY (workshop_id, post_id, participant_id, kind)
);
INSERT INTO "reactions" VALUES('HAxkRkdvwervnkjwAN0eXw','old-post-1','person-2','important',1);
CREATE TABLE reflections (
	workshop_id TEXT NOT NULL, 
	id TEXT NOT NULL, 
	participant_id TEXT NOT NULL, 
	group_id TEXT NOT NULL, 
	role TEXT NOT NULL, 
	stage TEXT NOT NULL, 
	audience TEXT NOT NULL, 
	silent BOOLEAN NOT NULL, 
	posted_at TEXT NOT NULL, 
	version INTEGER NOT NULL, 
	edited_at TEXT, 
	withdrawn BOOLEAN NOT NULL, 
	editor_id TEXT, 
	kind TEXT NOT NULL, 
	text TEXT NOT NULL, 
	CONSTRAINT pk_reflections PRIMARY KEY (workshop_id, id)
);
INSERT INTO "reflections" VALUES('HAxkRkdvwervnkjwAN0eXw','old-refl-1','person-3','g2','ssw','closing','all',0,'2026-11-26T06:22:31.036+00:00',1,NULL,0,NULL,'tomorrow','記録を一つ読み返す');
CREATE TABLE replies (
	workshop_id TEXT NOT NULL, 
	actor TEXT NOT NULL, 
	command_id TEXT NOT NULL, 
	answer JSON NOT NULL, 
	CONSTRAINT pk_replies PRIMARY KEY (workshop_id, actor, command_id)
);
INSERT INTO "replies" VALUES('HAxkRkdvwervnkjwAN0eXw','a:ffpMO8mqz3EOeri6','Ncl4GRWgQjKahpPZUY9LxA','{"ok": true, "seq": 3}');
INSERT INTO "replies" VALUES('HAxkRkdvwervnkjwAN0eXw','a:ffpMO8mqz3EOeri6','old-0001','{"ok": true, "seq": 4}');
INSERT INTO "replies" VALUES('HAxkRkdvwervnkjwAN0eXw','p:person-0','old-0002','{"ok": true, "seq": 5, "participant_id": "person-0", "group": "g1", "role": "school"}');
INSERT INTO "replies" VALUES('HAxkRkdvwervnkjwAN0eXw','p:person-1','old-0003','{"ok": true, "seq": 6, "participant_id": "person-1", "group": "g2", "role": "school"}');
INSERT INTO "replies" VALUES('HAxkRkdvwervnkjwAN0eXw','p:person-2','old-0004','{"ok": true, "seq": 7, "participant_id": "person-2", "group": "g1", "role": "ssw"}');
INSERT INTO "replies" VALUES('HAxkRkdvwervnkjwAN0eXw','p:person-3','old-0005','{"ok": true, "seq": 8, "participant_id": "person-3", "group": "g2", "role": "ssw"}');
INSERT INTO "replies" VALUES('HAxkRkdvwervnkjwAN0eXw','p:person-4','old-0006','{"ok": true, "seq": 9, "participant_id": "person-4", "group": "g1", "role": "nursery"}');
INSERT INTO "replies" VALUES('HAxkRkdvwervnkjwAN0eXw','a:ffpMO8mqz3EOeri6','old-0007','{"ok": true, "seq": 10}');
INSERT INTO "replies" VALUES('HAxkRkdvwervnkjwAN0eXw','a:ffpMO8mqz3EOeri6','old-0008','{"ok": true, "seq": 12}');
INSERT INTO "replies" VALUES('HAxkRkdvwervnkjwAN0eXw','p:person-0','old-0009','{"ok": true, "seq": 13}');
INSERT INTO "replies" VALUES('HAxkRkdvwervnkjwAN0eXw','p:person-1','old-0010','{"ok": true, "seq": 14}');
INSERT INTO "replies" VALUES('HAxkRkdvwervnkjwAN0eXw','p:person-2','old-0011','{"ok": true, "seq": 15}');
INSERT INTO "replies" VALUES('HAxkRkdvwervnkjwAN0eXw','a:ffpMO8mqz3EOeri6','old-0012','{"ok": true, "seq": 16}');
INSERT INTO "replies" VALUES('HAxkRkdvwervnkjwAN0eXw','p:person-0','old-0013','{"ok": true, "seq": 17}');
INSERT INTO "replies" VALUES('HAxkRkdvwervnkjwAN0eXw','p:person-1','old-0014','{"ok": true, "seq": 18}');
INSERT INTO "replies" VALUES('HAxkRkdvwervnkjwAN0eXw','p:person-2','old-0015','{"ok": true, "seq": 19}');
INSERT INTO "replies" VALUES('HAxkRkdvwervnkjwAN0eXw','p:person-3','old-0016','{"ok": true, "seq": 20}');
INSERT INTO "replies" VALUES('HAxkRkdvwervnkjwAN0eXw','p:person-4','old-0017','{"ok": true, "seq": 21}');
INSERT INTO "replies" VALUES('HAxkRkdvwervnkjwAN0eXw','a:ffpMO8mqz3EOeri6','old-0018','{"ok": true, "seq": 24}');
INSERT INTO "replies" VALUES('HAxkRkdvwervnkjwAN0eXw','p:person-0','old-0019','{"ok": true, "seq": 25}');
INSERT INTO "replies" VALUES('HAxkRkdvwervnkjwAN0eXw','p:person-1','old-0020','{"ok": true, "seq": 26}');
INSERT INTO "replies" VALUES('HAxkRkdvwervnkjwAN0eXw','a:ffpMO8mqz3EOeri6','old-0021','{"ok": true, "seq": 27}');
INSERT INTO "replies" VALUES('HAxkRkdvwervnkjwAN0eXw','p:person-2','old-0022','{"ok": true, "seq": 28}');
INSERT INTO "replies" VALUES('HAxkRkdvwervnkjwAN0eXw','p:person-2','old-0023','{"ok": true, "seq": 29}');
INSERT INTO "replies" VALUES('HAxkRkdvwervnkjwAN0eXw','p:person-0','old-0024','{"ok": true, "seq": 30}');
INSERT INTO "replies" VALUES('HAxkRkdvwervnkjwAN0eXw','p:person-2','old-0025','{"ok": true, "seq": 31}');
INSERT INTO "replies" VALUES('HAxkRkdvwervnkjwAN0eXw','a:ffpMO8mqz3EOeri6','old-0026','{"ok": true, "seq": 32}');
INSERT INTO "replies" VALUES('HAxkRkdvwervnkjwAN0eXw','p:person-0','old-0027','{"ok": true, "seq": 33}');
INSERT INTO "replies" VALUES('HAxkRkdvwervnkjwAN0eXw','a:ffpMO8mqz3EOeri6','old-0028','{"ok": true, "seq": 34}');
INSERT INTO "replies" VALUES('HAxkRkdvwervnkjwAN0eXw','p:person-1','old-0029','{"ok": true, "seq": 35}');
INSERT INTO "replies" VALUES('HAxkRkdvwervnkjwAN0eXw','p:person-2','old-0030','{"ok": true, "seq": 36}');
INSERT INTO "replies" VALUES('HAxkRkdvwervnkjwAN0eXw','a:ffpMO8mqz3EOeri6','old-0031','{"ok": true, "seq": 37}');
INSERT INTO "replies" VALUES('HAxkRkdvwervnkjwAN0eXw','a:ffpMO8mqz3EOeri6','old-0032','{"ok": true, "seq": 38}');
INSERT INTO "replies" VALUES('HAxkRkdvwervnkjwAN0eXw','p:person-0','old-0033','{"ok": true, "seq": 39}');
INSERT INTO "replies" VALUES('HAxkRkdvwervnkjwAN0eXw','p:person-0','old-0034','{"ok": true, "seq": 40}');
INSERT INTO "replies" VALUES('HAxkRkdvwervnkjwAN0eXw','p:person-1','old-0035','{"ok": true, "seq": 41}');
INSERT INTO "replies" VALUES('HAxkRkdvwervnkjwAN0eXw','p:person-2','old-0036','{"ok": true, "seq": 42}');
INSERT INTO "replies" VALUES('HAxkRkdvwervnkjwAN0eXw','p:person-3','old-0037','{"ok": true, "seq": 43}');
INSERT INTO "replies" VALUES('HAxkRkdvwervnkjwAN0eXw','p:person-4','old-0038','{"ok": true, "seq": 44}');
INSERT INTO "replies" VALUES('HAxkRkdvwervnkjwAN0eXw','a:ffpMO8mqz3EOeri6','old-0039','{"ok": true, "seq": 45}');
INSERT INTO "replies" VALUES('HAxkRkdvwervnkjwAN0eXw','a:ffpMO8mqz3EOeri6','old-0040','{"ok": true, "seq": 46}');
INSERT INTO "replies" VALUES('HAxkRkdvwervnkjwAN0eXw','p:person-3','old-0041','{"ok": true, "seq": 47}');
INSERT INTO "replies" VALUES('HAxkRkdvwervnkjwAN0eXw','a:ffpMO8mqz3EOeri6','old-0042','{"ok": true, "seq": 48}');
INSERT INTO "replies" VALUES('HAxkRkdvwervnkjwAN0eXw','a:ffpMO8mqz3EOeri6','old-0043','{"ok": true, "seq": 49}');
CREATE TABLE seats (
	token_hash TEXT NOT NULL, 
	workshop_id TEXT NOT NULL, 
	participant_id TEXT NOT NULL, 
	CONSTRAINT pk_seats PRIMARY KEY (token_hash)
);
CREATE TABLE settings (
	"key" TEXT NOT NULL, 
	value JSON NOT NULL, 
	CONSTRAINT pk_settings PRIMARY KEY ("key")
);
CREATE TABLE shared_facts (
	workshop_id TEXT NOT NULL, 
	group_id TEXT NOT NULL, 
	fact_id TEXT NOT NULL, 
	participant_id TEXT NOT NULL, 
	role TEXT NOT NULL, 
	shared_at TEXT NOT NULL, 
	CONSTRAINT pk_shared_facts PRIMARY KEY (workshop_id, group_id, fact_id)
);
INSERT INTO "shared_facts" VALUES('HAxkRkdvwervnkjwAN0eXw','g1','F9','person-0','school','2026-11-26T06:22:30.938+00:00');
INSERT INTO "shared_facts" VALUES('HAxkRkdvwervnkjwAN0eXw','g2','F9','person-1','school','2026-11-26T06:22:30.944+00:00');
INSERT INTO "shared_facts" VALUES('HAxkRkdvwervnkjwAN0eXw','g1','F10','person-2','ssw','2026-11-26T06:22:30.945+00:00');
CREATE TABLE staff_sessions (
	id_hash TEXT NOT NULL, 
	account_id TEXT NOT NULL, 
	created_at TEXT NOT NULL, 
	last_seen_at TEXT NOT NULL, 
	revoked_at TEXT, 
	CONSTRAINT pk_staff_sessions PRIMARY KEY (id_hash), 
	CONSTRAINT fk_staff_sessions_account_id FOREIGN KEY(account_id) REFERENCES accounts (id)
);
CREATE TABLE urgency_ratings (
	workshop_id TEXT NOT NULL, 
	participant_id TEXT NOT NULL, 
	stage TEXT NOT NULL, 
	group_id TEXT NOT NULL, 
	role TEXT NOT NULL, 
	value INTEGER NOT NULL, 
	rated_at TEXT NOT NULL, 
	CONSTRAINT pk_urgency_ratings PRIMARY KEY (workshop_id, participant_id, stage)
);
INSERT INTO "urgency_ratings" VALUES('HAxkRkdvwervnkjwAN0eXw','person-0','urgency','g1','school',4,'2026-11-26T06:22:30.952+00:00');
INSERT INTO "urgency_ratings" VALUES('HAxkRkdvwervnkjwAN0eXw','person-1','urgency','g2','school',5,'2026-11-26T06:22:30.956+00:00');
INSERT INTO "urgency_ratings" VALUES('HAxkRkdvwervnkjwAN0eXw','person-2','urgency','g1','ssw',6,'2026-11-26T06:22:30.956+00:00');
INSERT INTO "urgency_ratings" VALUES('HAxkRkdvwervnkjwAN0eXw','person-3','urgency','g2','ssw',7,'2026-11-26T06:22:30.957+00:00');
INSERT INTO "urgency_ratings" VALUES('HAxkRkdvwervnkjwAN0eXw','person-4','urgency','g1','nursery',8,'2026-11-26T06:22:30.964+00:00');
INSERT INTO "urgency_ratings" VALUES('HAxkRkdvwervnkjwAN0eXw','person-0','check','g1','school',6,'2026-11-26T06:22:31.016+00:00');
INSERT INTO "urgency_ratings" VALUES('HAxkRkdvwervnkjwAN0eXw','person-1','check','g2','school',7,'2026-11-26T06:22:31.017+00:00');
INSERT INTO "urgency_ratings" VALUES('HAxkRkdvwervnkjwAN0eXw','person-2','check','g1','ssw',8,'2026-11-26T06:22:31.019+00:00');
INSERT INTO "urgency_ratings" VALUES('HAxkRkdvwervnkjwAN0eXw','person-3','check','g2','ssw',9,'2026-11-26T06:22:31.020+00:00');
INSERT INTO "urgency_ratings" VALUES('HAxkRkdvwervnkjwAN0eXw','person-4','check','g2','nursery',6,'2026-11-26T06:22:31.022+00:00');
CREATE TABLE wards (
	id TEXT NOT NULL, 
	name TEXT NOT NULL, 
	position INTEGER NOT NULL, 
	active BOOLEAN NOT NULL, 
	CONSTRAINT pk_wards PRIMARY KEY (id)
);
INSERT INTO "wards" VALUES('w1','第一区',1,1);
INSERT INTO "wards" VALUES('w2','第二区',2,1);
INSERT INTO "wards" VALUES('w3','第三区',3,1);
INSERT INTO "wards" VALUES('w4','第四区',4,1);
INSERT INTO "wards" VALUES('w5','第五区',5,1);
INSERT INTO "wards" VALUES('w6','第六区',6,1);
INSERT INTO "wards" VALUES('w7','第七区',7,1);
INSERT INTO "wards" VALUES('w8','第八区',8,1);
INSERT INTO "wards" VALUES('w9','第九区',9,1);
INSERT INTO "wards" VALUES('w10','第十区',10,1);
CREATE TABLE workshops (
	id TEXT NOT NULL, 
	code TEXT NOT NULL, 
	status TEXT NOT NULL, 
	title TEXT NOT NULL, 
	ward_id TEXT NOT NULL, 
	ward TEXT NOT NULL, 
	held_on TEXT NOT NULL, 
	expected INTEGER NOT NULL, 
	group_limit INTEGER NOT NULL, 
	case_id TEXT NOT NULL, 
	case_digest TEXT NOT NULL, 
	format JSON NOT NULL, 
	"view" JSON NOT NULL, 
	stage TEXT, 
	phase INTEGER NOT NULL, 
	stage_opened_at TEXT, 
	ends_at TEXT, 
	remaining_s INTEGER, 
	created_at TEXT NOT NULL, 
	opened_at TEXT, 
	closed_at TEXT, 
	demo BOOLEAN NOT NULL, 
	CONSTRAINT pk_workshops PRIMARY KEY (id)
);
INSERT INTO "workshops" VALUES('HAxkRkdvwervnkjwAN0eXw','CJWAYX','closed','はじめのころの研修','w1','第一区','2026-06-01',6,4,'young-carer','01c031c8d3c61850ad302dd69e45aae8c8f5a9cd1367558f8c8156b7dedddb0e','{"id": "conf100", "title": "\u6a21\u64ec\u30b1\u30fc\u30b9\u4f1a\u8b70\uff08\u5f79\u5272\u30ab\u30fc\u30c9\uff09", "summary": "\u5f79\u5272\u30ab\u30fc\u30c9\u306e\u60c5\u5831\u3092\u6301\u3061\u5bc4\u308a\u3001\u898b\u7acb\u3066\u3068\u5f79\u5272\u5225\u306e\u884c\u52d5\u8a08\u753b\u3092\u3064\u304f\u308a\u3001\u3064\u306a\u304e\u3092\u70b9\u691c\u3057\u307e\u3059\u3002", "stages": [{"id": "intro", "title": "\u5c0e\u5165", "prompt": "\u6279\u5224\u3067\u306a\u304f\u300c\u81ea\u5206\u306a\u3089\u3053\u3046\u3059\u308b\u300d\u3067\u8a71\u3057\u307e\u3059\u3002\u3053\u306e\u5834\u306e\u4e8b\u4f8b\u4ee5\u5916\u306e\u5b9f\u4f8b\u306f\u66f8\u304d\u307e\u305b\u3093\u3002\u8a71\u3057\u305f\u304f\u306a\u3044\u3068\u304d\u306f\u300c\u30d1\u30b9\u300d\u3068\u8a00\u3048\u307e\u3059\u3002", "phases": [{"audience": "all", "minutes": 5, "prompt": ""}], "writes": [], "discloses": ["1"], "reveals": [], "projector": "stage"}, {"id": "cards", "title": "\u30ab\u30fc\u30c9\u9ed9\u8aad", "prompt": "\u5834\u9762\u3068\u81ea\u5206\u306e\u5f79\u5272\u30ab\u30fc\u30c9\u3092\u3001\u9ed9\u3063\u3066\u8aad\u307f\u307e\u3059\u3002\u30ab\u30fc\u30c9\u306f\u307b\u304b\u306e\u4eba\u306b\u898b\u305b\u307e\u305b\u3093\u3002\u3042\u306a\u305f\u306e\u6240\u5c5e\u3060\u3051\u304c\u77e5\u3063\u3066\u3044\u308b\u3053\u3068\u306f\u4f55\u3067\u3059\u304b\u3002", "phases": [{"audience": "self", "minutes": 5, "prompt": "\u307e\u305a\u4e00\u4eba\u3067\u3001\u9ed9\u3063\u3066\u8aad\u307f\u307e\u3059\u3002"}], "writes": [], "discloses": [], "reveals": [], "projector": "scene"}, {"id": "sbar", "title": "SBAR\u3067\u5171\u6709", "prompt": "\u4e00\u4eba\u305a\u3064\u3001\u72b6\u6cc1\u30fb\u80cc\u666f\u30fb\u8a55\u4fa1\u30fb\u63d0\u6848\u306e\u9806\u306b\u77ed\u304f\u4f1d\u3048\u307e\u3059\u3002\u3042\u306a\u305f\u306e\u6240\u5c5e\u3060\u3051\u304c\u77e5\u3063\u3066\u3044\u308b\u3053\u3068\u306f\uff1f", "phases": [{"audience": "group", "minutes": 15, "prompt": "\u5f79\u5272\u306e\u9806\u306b\u4e00\u4eba2\u5206\u307b\u3069\u3002\u805e\u3044\u3066\u3044\u308b\u4eba\u306f\u3001\u9014\u4e2d\u3067\u52a9\u8a00\u3092\u306f\u3055\u307f\u307e\u305b\u3093\u3002"}], "writes": ["fact", "reaction"], "discloses": ["2"], "reveals": [], "projector": "progress"}, {"id": "urgency", "title": "\u7dca\u6025\u5ea6\u306e\u500b\u4eba\u5224\u5b9a", "prompt": "\u3044\u307e\u306e\u60c5\u5831\u3060\u3051\u3067\u3001\u3053\u306e\u4e16\u5e2f\u306e\u7dca\u6025\u5ea6\u30920\u304b\u308910\u3067\u5224\u5b9a\u3057\u307e\u3059\u3002\u6b63\u89e3\u306f\u3042\u308a\u307e\u305b\u3093\u3002", "phases": [{"audience": "self", "minutes": 5, "prompt": "\u307e\u305a\u4e00\u4eba\u3067\u3001\u9ed9\u3063\u3066\u6c7a\u3081\u307e\u3059\u3002\u307b\u304b\u306e\u4eba\u306e\u6570\u5b57\u306f\u898b\u3048\u307e\u305b\u3093\u3002"}], "writes": ["urgency"], "discloses": [], "reveals": [], "projector": "urgency"}, {"id": "assess", "title": "\u30a2\u30bb\u30b9\u30e1\u30f3\u30c8", "prompt": "\u8ab2\u984c\u30fb\u5f37\u307f\u30fb\u30ea\u30b9\u30af\u30fb\u308f\u304b\u3089\u306a\u3044\u3053\u3068\u3092\u66f8\u304d\u51fa\u3057\u307e\u3059\u3002\u305d\u306e\u898b\u7acb\u3066\u306e\u6839\u62e0\u306f\u3069\u306e\u4e8b\u5b9f\u3067\u3059\u304b\u3002", "phases": [{"audience": "self", "minutes": 5, "prompt": "\u307e\u305a\u4e00\u4eba\u3067\u3001\u9ed9\u3063\u3066\u66f8\u304d\u307e\u3059\u3002\u4e8b\u5b9f\u3068\u89e3\u91c8\u3092\u5206\u3051\u3066\u307f\u307e\u3059\u3002"}, {"audience": "group", "minutes": 15, "prompt": "\u66f8\u3044\u305f\u3082\u306e\u3092\u898b\u305b\u5408\u3044\u307e\u3059\u3002\u307e\u3060\u51fa\u3066\u3044\u306a\u3044\u60c5\u5831\u3068\u3001\u898b\u7acb\u3066\u306e\u3061\u304c\u3044\u3092\u78ba\u304b\u3081\u307e\u3059\u3002"}], "writes": ["assessment", "reaction", "fact"], "discloses": ["all"], "reveals": [], "projector": "stage"}, {"id": "plan", "title": "\u5f79\u5272\u5225\u884c\u52d5\u8a08\u753b", "prompt": "\u8ab0\u304c\u3001\u4f55\u3092\u3001\u3044\u3064\u307e\u3067\u306b\u3002\u65ad\u3089\u308c\u305f\u3089\u6b21\u306f\uff1f\u3000\u4e3b\u62c5\u5f53\u306f\u8ab0\uff1f", "phases": [{"audience": "self", "minutes": 5, "prompt": "\u307e\u305a\u4e00\u4eba\u3067\u3001\u9ed9\u3063\u3066\u66f8\u304d\u307e\u3059\u3002\u81ea\u5206\u306e\u5f79\u5272\u306a\u3089\u3001\u660e\u65e5\u3069\u3053\u3078\u52d5\u304d\u307e\u3059\u304b\u3002"}, {"audience": "group", "minutes": 20, "prompt": "\u8a08\u753b\u3092\u4e26\u3079\u3066\u3001\u91cd\u306a\u308a\u3068\u629c\u3051\u3092\u8a71\u3057\u5408\u3044\u307e\u3059\u3002\u898b\u5b88\u308b\u3060\u3051\u30fb\u3064\u306a\u3050\u3060\u3051\u306b\u306a\u3063\u3066\u3044\u307e\u305b\u3093\u304b\u3002"}], "writes": ["action_item", "reaction", "fact"], "discloses": [], "reveals": [], "projector": "stage"}, {"id": "check", "title": "\u3064\u306a\u304e\u70b9\u691c\u3068\u7dca\u6025\u5ea6\u306e\u518d\u5224\u5b9a", "prompt": "\u53d7\u3051\u624b\u306f\u300c\u53d7\u3051\u53d6\u308a\u307e\u3057\u305f\u300d\u3068\u8a00\u3048\u307e\u3059\u304b\u3002\u70b9\u691c\u3057\u305f\u3089\u3001\u7dca\u6025\u5ea6\u3092\u3082\u3046\u4e00\u5ea60\u304b\u308910\u3067\u5224\u5b9a\u3057\u307e\u3059\u3002", "phases": [{"audience": "group", "minutes": 10, "prompt": "\u3064\u306a\u3050\u5148\u306e\u5f79\u5272\u306e\u4eba\u306b\u3001\u305d\u306e\u5834\u3067\u5c0b\u306d\u307e\u3059\u3002\u65ad\u3089\u308c\u305f\u3089\u6b21\u306f\u3069\u3046\u3057\u307e\u3059\u304b\u3002"}], "writes": ["action_item", "urgency", "reaction", "fact"], "discloses": [], "reveals": [], "projector": "progress"}, {"id": "net", "title": "\u7db2\u306e\u76ee\u8868\u306e\u6295\u5f71", "prompt": "\u5404\u73ed\u306e\u8a08\u753b\u3092\u898b\u304f\u3089\u3079\u307e\u3059\u3002\u3069\u3053\u306b\u7db2\u306e\u76ee\uff08\u3059\u304d\u9593\uff09\u304c\u958b\u3044\u3066\u3044\u307e\u3059\u304b\u3002", "phases": [{"audience": "all", "minutes": 10, "prompt": "\u73ed\u306e\u512a\u52a3\u3067\u306f\u306a\u304f\u3001\u3069\u306e\u73ed\u3067\u3082\u958b\u3044\u3066\u3044\u305f\u3068\u3053\u308d\u3092\u63a2\u3057\u307e\u3059\u3002"}], "writes": ["reaction"], "discloses": [], "reveals": ["assess", "plan", "check"], "projector": "boards"}, {"id": "closing", "title": "\u611f\u60f3", "prompt": "\u6c17\u3065\u304d\u3001\u660e\u65e5\u306e\u4e00\u6b69\u3001\u95a2\u4fc2\u4fc2\u9577\u4f1a\u8b70\u306b\u5c4a\u3051\u305f\u3044\u3053\u3068\u3092\u4e00\u3064\u305a\u3064\u66f8\u304d\u307e\u3059\u3002", "phases": [{"audience": "all", "minutes": 5, "prompt": "\u66f8\u3044\u305f\u3082\u306e\u306f\u5168\u54e1\u306b\u898b\u3048\u307e\u3059\u3002\u540d\u524d\u306f\u51fa\u307e\u305b\u3093\u3002\u3064\u3089\u304f\u306a\u3063\u305f\u4eba\u306f\u3001\u9032\u884c\u5f79\u306b\u58f0\u3092\u304b\u3051\u3066\u304f\u3060\u3055\u3044\u3002"}], "writes": ["reflection", "reaction"], "discloses": [], "reveals": [], "projector": "stage"}]}','{"screen": "boards", "groups": ["g1"]}','closing',0,'2026-11-26T06:22:31.027+00:00',NULL,NULL,'2026-11-26T06:22:30.907+00:00','2026-11-26T06:22:30.910+00:00','2026-11-26T06:22:31.044+00:00',0);
CREATE INDEX ix_case_versions_slug ON case_versions (slug);
CREATE UNIQUE INDEX ix_workshops_code ON workshops (code);
COMMIT;
