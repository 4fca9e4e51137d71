package webpage

import (
	"net/url"
	"regexp"
	"slices"
	"strings"
)

// notice is what a page says that shows no article, or not all of one. Its words
// are looked for in texts in small letters.
type notice struct {
	fault string
	words *regexp.Regexp
}

// pageNotices are looked for in the headings of a page, and in its text if that is
// short.
var pageNotices = []notice{
	{"it is not shown in every country or at every age", regexp.MustCompile(`\bnot (currently )?available in your (region|country|location|area)\b|\bunavailable (in your|for legal reasons)\b|\bconfirm (that )?(you are|your age)\b|\bover (the age of )?18\b`)},
	{"it says that there is no such page", regexp.MustCompile(`\b(page|article|story|content|link|item|document|post)s? (you (requested|are looking for|were looking for|followed|tried to \w+) )?(is |was |are |were |could |can |may |might |has |have )?(not|n[o']t be|cannot be|can't be|couldn't be|not be|have been|been|no longer)\b[^.]{0,25}\b(found|located|exists?|available|here|moved|deleted|removed|expired|unpublished)\b|\bpage (not found|missing|unavailable|has (moved|expired|been \w+)|does(n[o']t| not) exist)|\b404\b|^(not found|oops|gone)\b|\bwe (could ?n[o']t|can ?n[o']t|can't|could not|cannot|were unable to) (seem to )?find (the |that |this |your |what |any |a )|\bnot the page you\b|\bpage introuvable|\bseite (wurde )?nicht gefunden|\bpágina no encontrada|\btudalen heb ei chanfod|\bheb ddod o hyd i'r dudalen`)},
	{"it asks for consent to cookies", regexp.MustCompile(`\bbefore you continue\b|\bwe value your privacy\b|\byour (privacy|cookie|consent) (choices|preferences|settings)\b|\b(accept|allow|reject|refuse|manage|use of|uses?) (all |our |your |some |the |non-essential |optional )*cookies\b|\bconsent to (the|our|us)\b|\bcookie (policy|notice|preferences|settings|consent)\b|\bwe (and|use) [^.]{0,60}\bcookies\b|\bpartners (store|process|use)\b|\b(accepter|akzeptieren|aceptar|derbyn)\b[^.]{0,30}\bcookies\b`)},
	{"it asks its visitors to prove that they are people", regexp.MustCompile(`\b(are|you're|you are|verify (that )?you('re| are)) (a |not a )?(human|robot|person)\b|\bnot a robot\b|\bcaptcha\b|\bchecking (your browser|if the site)\b|\b(enable|turn on|requires?) (javascript|cookies)\b|\bjavascript (is|must be) (disabled|enabled|required|turned)|\bunusual (traffic|activity)\b|\baccess (denied|to this page has been denied)\b|\b(you have been|request was) blocked\b|\bjust a moment\b|\battention required\b|\bray id\b`)},
	{"its site is out of service", regexp.MustCompile(`\b(down for|undergoing|scheduled) maintenance\b|\b(temporarily|currently) (unavailable|out of service|offline)\b|\bsomething (went|has gone) wrong\b|\btry again (later|in a few)\b|\binternal (server )?error\b|\bservice unavailable\b`)},
}

// A wall asks visitors to do something before they read on: an act, close to what
// it is rewarded with. Some phrases say it all.
var (
	wallAct = phrase{regexp.MustCompile(`\b(subscri(be|bing|ption)|sign(ing)?[ -]?(in|up)|log(ging)?[ -]?in|logged in|regist(er|ering|ration)|(create|creating|open|need|have) (a |an |your )?(free |online )*account|becom(e|ing) (a |an )?(\w+ )?(member|subscriber|supporter)|join(ing)? (us|now|today|free|for|or)|(free|your|a) trial|upgrade|(enter|give|confirm|provide) (us )?your e-?mail|purchase|buy|(be|being) (a |an )(\w+ )?(member|subscriber)|(download|open|get)( it)?( in)? (our|the) app|in (our|the) app|abonn\w+|inscri\w+|suscr[ií]b\w+|anmeld\w+|registrier\w+|tanysgrif\w+|cofrestr\w+|mewngofnod\w+)\b`),
		strings.Fields("subscri sign log regist account becom join trial upgrad mail purchas buy member app abonn inscri suscr anmeld tanysgrif cofrestr mewngofnod")}
	wallReward = phrase{regexp.MustCompile(`\b((to|and|or|you can|before you|please) (continue|keep|carry on|go on|finish|start) (on )?(reading|to (the )?\w+)|continue (with|to) (this|the|your)|(to|and) (read (on|more)\b|(read|view|see|access|unlock|get|enjoy) (the (rest|full|whole|entire|remainder|remaining)|this|full|unlimited|it in full|in full))|(rest|remainder|remaining \w+|full (text|version)) of (this|the) (article|story|piece|page|report|post)|full (access|article|story|text|report)|unlimited|keep reading|read the (rest|full|whole)|(free|premium|exclusive|of our) (articles?|content|stories)|lire la suite|pour lire|weiterlesen|weiter zu lesen|seguir leyendo|leer más|i ddarllen|parhau i ddarllen)\b`),
		strings.Fields("continu read view see access unlock get enjoy keep carry finish start rest remain full unlimited free premium exclusive our lire lesen leyendo leer ddarllen")}
	walls = []phrase{
		{regexp.MustCompile(`\balready (a |an |have an? |have |registered|subscribed|signed up|our )(\w+ )?(subscriber|member|account|user|subscription|supporter|\?)|\balready (registered|subscribed|signed up)\b\?`), []string{"already"}},
		{regexp.MustCompile(`\b(subscribers?|members?|premium|registered (users?|readers?))[ -](only|exclusive)\b|\b(only|exclusive(ly)?|reserved|just) (available )?(for|to) (our )?(\w+ ){0,2}(subscribers|members|supporters|registered (users|readers))\b|\bthis (article|story|content|page|report|piece) is (only |exclusively )?(locked|behind|(for|available (only )?to|reserved for|restricted to|part of) (our |your )?(\w+ )?(subscri|member|support|regist|plan|account))|\bréservé aux abonnés|\bnur für abonnenten|\bsolo para suscriptores`), strings.Fields("subscriber member supporter premium regist account plan locked behind abonn suscript")},
		{regexp.MustCompile(`\byou('ve| have) (reached|read|used|hit|viewed|exceeded|come to|\w+ ?up)( up)? (all |all of )?(of )?(your|the|our) [^.\n]{0,40}\b(limit|articles?|stories|story|allowance|preview)\b|\b\d+ (free )?(articles?|stories) (left|remaining)\b|\b(one|two|three|your last|last) free (articles?|story|stories)\b|\bfree (article|story|preview) (limit|allowance)\b`), strings.Fields("article stories story limit allowance preview")},
		{regexp.MustCompile(`(^|[.!?:] )(subscribe|join|get|try|start|enjoy|upgrade)\b[^.\n]{0,60}\b(from|for|just|only)\b[^.\n]{0,15}[£$€] ?\d`), strings.Fields("£ $ €")},
		{regexp.MustCompile(`\b(not (yet )?a (member|subscriber)|(no|don't have an|need an) account( yet)?)\?|\bforgot(ten)? (your )?password\b|\b(remember me|keep me (logged|signed) in)\b|\bunlock (this|the (rest|full|whole)|every|all|our)\b`), strings.Fields("account password member subscriber logged signed unlock")},
	}
)

// addressed matches what is said to a visitor, and not of others.
var addressed = regexp.MustCompile(`\b(you|your|you're|you've|please|our|us)\b|(^|[.!?:…] )(to |or |then |simply |just |now )?(subscribe|sign|log|register|create|become|join|start|upgrade|enter|unlock|continue|keep|read|get|buy|download|abonn|inscri|suscr|anmeld|registr|tanysgrif|cofrestr|mewngofnod|jetzt|pour|para|um )`)

// phrase is what a wall may say. Only a text that holds one of the hints can hold
// it, which is found out sooner.
type phrase struct {
	words *regexp.Regexp
	hints []string
}

// in is where a text holds the phrase.
func (p phrase) in(text string) [][]int {
	if !slices.ContainsFunc(p.hints, func(hint string) bool { return strings.Contains(text, hint) }) {
		return nil
	}
	return p.words.FindAllStringIndex(text, mostPhrases)
}

// wallDistance is how many bytes lie between an act and its reward at most.
const wallDistance = 120

// wallOf is true if the text asks its visitors to register, to subscribe or to pay
// before they read on. The feed's own text may ask the same of its readers.
func wallOf(paragraphs []string) bool {
	for i, p := range paragraphs {
		text := strings.ToLower(straight.Replace(p))
		if i+1 < len(paragraphs) && len(text)+len(paragraphs[i+1]) < shortNotice {
			text += " " + strings.ToLower(straight.Replace(paragraphs[i+1]))
		}
		if acts := wallAct.in(text); acts != nil && addressed.MatchString(text) && near(acts, wallReward.in(text), wallDistance) {
			return true
		}
		if slices.ContainsFunc(walls, func(p phrase) bool { return p.in(text) != nil }) {
			return true
		}
	}
	return false
}

// mostPhrases is how many phrases of a paragraph are compared.
const mostPhrases = 50

// near tells whether one of the first stretches ends or begins so close to one of
// the others, without lying in it.
func near(these, those [][]int, distance int) bool {
	for _, a := range these {
		for _, b := range those {
			if gap := max(b[0]-a[1], a[0]-b[1]); gap >= 0 && gap <= distance {
				return true
			}
		}
	}
	return false
}

// shortNotice is how many bytes two paragraphs have at most that are one notice.
const shortNotice = 240

// straight brings apostrophes and hyphens to one form.
var straight = strings.NewReplacer("’", "'", "‘", "'", "‑", "-", "\u00a0", " ")

// shortPage is how many words a page has at most whose text may be a notice.
const shortPage = 180

// noticed is what is wrong with a page by its headings, or by its text too if that
// is short; empty if nothing is.
func noticed(headings []string, text string, short bool) string {
	texts := headings
	if short {
		texts = append(texts[:len(texts):len(texts)], text)
	}
	for _, n := range pageNotices {
		for _, t := range texts {
			if n.words.MatchString(strings.ToLower(straight.Replace(t))) {
				return n.fault
			}
		}
	}
	return ""
}

// ledAway tells whether a link was redirected to another page than that of its
// article: to the front page of a site, or to a page above the article's own.
func ledAway(link, last string) bool {
	from, err := url.Parse(link)
	to, err2 := url.Parse(last)
	if err != nil || err2 != nil || last == "" {
		return false
	}
	asked, got := strings.Trim(from.Path, "/"), strings.Trim(to.Path, "/")
	switch {
	case asked == "" || from.RawQuery != "" && from.Path == to.Path:
		return false
	case got == "" && to.RawQuery == "", frontPage.MatchString(got):
		return true
	}
	return from.Hostname() == to.Hostname() && strings.HasPrefix(asked, got+"/") && to.RawQuery == ""
}

// frontPage matches the paths of front pages.
var frontPage = regexp.MustCompile(`^([a-z]{2}(-[a-z]{2})?|home|index(\.\w+)?|default(\.\w+)?|homepage|news)$`)
