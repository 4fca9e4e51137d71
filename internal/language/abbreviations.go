package language

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"catchup/internal/set"
)

// abbreviation says what a word that is written with a stop does to the sentence.
type abbreviation int

const (
	whole     abbreviation = iota // the word is no abbreviation
	before                        // it stands before a name and never ends a sentence: "Drs."
	numbering                     // it ends none if a number follows: "para. 7"
	calendar                      // the same, and none before a month: "Thurs. 4 Sept."
	hour                          // it stands behind a number: "5 p.m."
	suffix                        // it ends a name, and a sentence if one of the starters follows: "Ltd."
	region                        // it is a county or a state: "Hants.", "Conn."
	initial                       // it is one capital, or several with stops between them: "A", "U.S"
)

// abbreviationOf tells what kind of abbreviation a word is. The plural of a title
// or of a part is one too: "Profs.", "paras." Of a double title the second part
// counts: "Lt.-Col."
func abbreviationOf(word string) abbreviation {
	if i := strings.LastIndexByte(word, '-'); i >= 0 && listedAs(word[i+1:]) == before {
		return before
	}
	one, plural := strings.CutSuffix(word, "s")
	if kind := listedAs(word); kind != whole || !plural || strings.HasSuffix(one, "s") {
		return kind
	}
	first, _ := utf8.DecodeRuneInString(one)
	if kind := listedAs(one); kind == numbering || kind == before && unicode.IsUpper(first) {
		return kind
	}
	return whole
}

// longestAbbreviation is the most bytes of an abbreviation without its stop.
const longestAbbreviation = len("Northants")

// listedAs is the kind of an abbreviation as it is listed.
func listedAs(word string) abbreviation {
	if len(word) > longestAbbreviation {
		return whole
	}
	if kind, ok := abbreviations[word]; ok {
		return kind
	}
	first, _ := utf8.DecodeRuneInString(word)
	if !unicode.IsUpper(first) {
		return whole
	}
	if kind, ok := abbreviations[strings.ToLower(word)]; ok && len(word) > 1 {
		return kind
	}
	switch {
	case initials(word):
		return initial
	case consonants(word):
		return suffix
	}
	return whole
}

// consonants tells whether a word is short for a name because it has no vowel:
// "Hldgs", "Bldg". Sounds such as "Hmm" have none either, but a letter twice.
func consonants(word string) bool {
	for i := 1; i < len(word); i++ {
		if c := word[i]; c < 'b' || c > 'z' || strings.IndexByte("eiouy", c) >= 0 || c == word[i-1] {
			return false
		}
	}
	return len(word) > 2 && strings.IndexByte("AEIOUY", word[0]) < 0
}

// isTitle tells whether a word with a small letter stands before a name where a
// text has no capitals.
func isTitle(word string) bool {
	return word != "" && abbreviations[strings.ToUpper(word[:1])+word[1:]] == before
}

// abbreviations are the words that are written with a stop. One with a capital
// is an abbreviation only as it is written here, because without the capital it
// is a word: "Rep.", "Beds.", "Sun."
var abbreviations = kindsOf(map[abbreviation]string{
	before: "dr mr mrs ms mx messrs mme mmes mlle prof rt hon brig maj cpl revd sir cllr lt sgt supt insp capt cdr cmdr mt vs v cf e.g i.e eg ie viz a.k.a " +
		"approx ca incl excl est nr opp betw adj Rev Ven Rep Sen Gov Gen Col Adm Amb Atty Asst Dep Pres Sec Pte Pvt Fr Wm Chas Thos Geo Jas Ft Pt Gt " +
		"Det Con Lieut Comdr Comdt Ald Bp Abp Archd Preb Jos Benj Edw Robt Saml Fredk",
	numbering: "no n° n nn p pp para fig tab eq vol ch chap cl art sec sect s ss sch sched reg pt bk c b d fl tel ext max rs ft lb hr app ref col junc stn",
	calendar:  "jan feb mar apr jun jul aug sept sep oct nov dec Mon Tue Tues Wed Thu Thur Thurs Fri Sat Sun",
	hour:      "a.m p.m am pm",
	suffix: "ltd co inc corp plc jr sr bros al ph.d phd st rd ave Blvd Sq Intl Assn Assoc Dept Univ Hosp Div Regt Natl Mfg Proc Acad Sci Phys Chem Lett Soc " +
		"Govt Coll Inst Cttee Secy Treas Exec Mgmt Grp Pty Cie Cos Bldgs Gdns Hts Cres Terr Ct Pl Lib Dem Lab cit tem q.v eds trans illus repr yr yrs wk wks mo oz mins secs hrs gal cwt",
	region: "Beds Berks Bucks Cambs Derbys Glos Hants Herts Lancs Leics Lincs Middx Northants Northumb Notts Oxon Salop Shrops Som Staffs Warks Wilts Worcs Yorks Glam Carms Pembs Denbs Hunts Lanarks " +
		"Ala Ariz Ark Calif Colo Conn Del Fla Ga Ill Ind Kan Kans Ky La Mass Md Mich Minn Miss Mo Mont Neb Nev Okla Ont Ore Pa Que Alta Sask Tenn Tex Va Vt Wash Wis Wyo " +
		"D.C N.C N.D N.H N.J N.M N.Y S.C S.D R.I W.Va",
})

// kindsOf is each word with its kind.
func kindsOf(words map[abbreviation]string) map[string]abbreviation {
	kinds := map[string]abbreviation{}
	for kind, list := range words {
		for w := range strings.FieldsSeq(list) {
			kinds[w] = kind
		}
	}
	return kinds
}

// initials tells whether a word is one capital, or several with stops between
// them: "A", "U.S".
func initials(word string) bool {
	for {
		r, size := utf8.DecodeRuneInString(word)
		if !unicode.IsUpper(r) {
			return false
		}
		if word = word[size:]; word == "" {
			return true
		}
		if word[0] != '.' {
			return false
		}
		word = word[1:]
	}
}

// isLabel tells whether a letter at the end of a text names one of several kinds,
// and is no initial: "vitamin D", "Plan B", "you and I".
func isLabel(said, letter string) bool {
	noun := lastWord(strings.TrimRight(strings.TrimSuffix(said, letter), " "))
	first, _ := utf8.DecodeRuneInString(noun)
	return labelled[strings.ToLower(noun)] || letter == "I" && unicode.IsLower(first)
}

var (
	// labelled are nouns before a letter that tells their kinds apart.
	labelled = set.Words("plan grade vitamin hepatitis influenza strep group type class category appendix option tier schedule annex part block version figure table exhibit")
	// weekdays and zones follow a time within a sentence; prepositions stand
	// before one.
	weekdays     = set.Words("monday tuesday wednesday thursday friday saturday sunday")
	zones        = set.Words("bst gmt utc cet et est edt ct cst cdt pt pst pdt")
	prepositions = set.Words("at by from until till around about before after since on in just")
	// verbs name the speaker of a quotation.
	verbs = set.Words("said says asked asks added adds wrote writes warned told replied cried shouted yelled exclaimed whispered wondered demanded")
	// shouts are names with an exclamation or a question mark: "Yahoo! Mail",
	// "Which? Money".
	shouts = set.Words("yahoo yum which")
	// starters often begin a sentence and are hardly ever part of a name.
	starters = set.Words("the a an it its he his she her they their we our i you this that these those there here in on at by for from to with " +
		"after before since during under over and but or so yet as if when while what why how who which where no not all some most many several " +
		"both each every one two three four five another other others then now however meanwhile did does do is are was were has have had will " +
		"mr mrs ms dr sir although though because despite until nobody nothing none more few last once also perhaps please according")
)
