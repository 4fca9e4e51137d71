package prose

import (
	"regexp"
	"strings"
)

// remark is a kind of sentence that stands around the news of an outlet. It has one
// of some words and matches the pattern. A plus joins two words in a row. Few
// sentences have such words, so few are matched.
type remark struct{ words, pattern string }

// remarks finds remarks by their words.
type remarks map[[2]string][]*regexp.Regexp

func remarksOf(list []remark) remarks {
	all := remarks{}
	for _, r := range list {
		pattern := regexp.MustCompile(`(?i)` + shorthand.Replace(r.pattern))
		for words := range strings.FieldsSeq(r.words) {
			first, second, _ := strings.Cut(words, "+")
			for _, w := range textsNamed(second) {
				all[[2]string{first, w}] = append(all[[2]string{first, w}], pattern)
			}
		}
	}
	return all
}

// textsNamed are the names of an outlet's texts if the word stands for them.
func textsNamed(word string) []string {
	if word == "TEXT" {
		return strings.Fields("article story page post piece column feature interview content video newsletter email e-mail website site blog podcast episode")
	}
	return []string{word}
}

// match tells whether a sentence in which the words stand is one of the remarks.
func (r remarks) match(first, second, sentence string) bool {
	for _, words := range [][2]string{{first}, {first, second}} {
		for _, pattern := range r[words] {
			if pattern.MatchString(sentence) {
				return true
			}
		}
	}
	return false
}

// shorthand are the parts of which the patterns below are made: a name, several
// names, what an outlet calls its own texts, and networks on which it can be found.
var shorthand = strings.NewReplacer(
	"NAMES", names, "NAME", name,
	"TEXT", `(?:article|story|page|post|piece|column|feature|interview|content|video|newsletter|e-?mail|website|site|blog|podcast|episode)`,
	"NETWORK", `(?:facebook|twitter|x|instagram|whatsapp|telegram|threads|bluesky|youtube|tiktok|linkedin|mastodon|snapchat|reddit|flipboard|google news|apple news)`,
	"CREDIT", `(?:(?:additional|further|extra) )?(?:reporting|reported|writing|editing|words|edited|filmed|presented|narrated|written|compiled|research(?:ed)?|photographs?|photos?|pictures?|photography|graphics?|illustrations?|video|produced|production|translated|translation|interviews?|data)`,
)

const (
	name  = `(?-i:\p{Lu}[\p{L}’'.-]+(?: (?:(?:de|van|von|al|bin|of|the|for) )?\p{Lu}[\p{L}’'.&-]*){0,4})`
	names = name + `(?:(?:, and |, | and | & |; ?| ?/ ?)` + name + `)*`
)

// invitations are remarks that turn to the person who reads, or that say what they
// are, in their first word.
var invitations = remarksOf([]remark{
	{"sign", `^sign[- ]?(?:up|in)\b(?: (?:to|for|now|here|today|free|and|or|with|at|below|using|by)\b|\W*$)`},
	{"subscribe subscribing unsubscribe", `^(?:un)?subscrib(?:e|ing)\b`},
	{"log login", `^log ?in\b`},
	{"register", `^register (?:now|here|today|online|free|for|to|your|with|below)\b`},
	{"get receive enter start", `^(?:get|receive|enter|start)\b.*\b(?:newsletters?|inbox|app|alerts|notifications|e-?mail address|NETWORK channel|unlimited|subscription|free trial|bulletins?|briefings?|the latest|your tickets?)\b`},
	{"want like enjoy enjoyed love interested keen looking", `^(?:want|like|love|enjoy(?:ed|ing)?|interested|keen|looking)\b(?:[^.?]*\?\W*$|.*\b(?:newsletters?|inbox|subscribe|sign up)\b)`},
	{"never don't keep stay be", `^(?:never|don[’']t|keep|stay|be)\b.*\b(?:miss (?:a|an|out|our|the|any|another)|in the loop|up to date|up to speed|informed|in touch with|first to (?:know|hear|comment|read)|tuned|with us|connected|ahead of)\b`},
	{"to+continue to+keep to+carry to+read to+unlock to+access to+see to+view to+watch to+play to+hear to+listen to+enjoy to+get", `^to (?:continue|keep|carry on) reading\b|^to (?:read|unlock|access|see|view|watch|play|hear|listen to|enjoy|get) (?:this|the (?:rest|full|whole)|more|all|unlimited|full|our)\b.*\b(?:subscri\w+|log ?in|sign (?:in|up)|register|account|javascript|click|visit|cookies|download|here|browser|enable)\b`},
	{"to+report to+flag to+request to+suggest to+submit to+make", `^to (?:report|flag|request|suggest|submit|make) an? (?:mistake|error|correction|inaccuracy|complaint|clarification|typo)\b.*\b(?:this TEXT|contact|email|click|please|visit|write)\b`},
	{"to+reprint to+republish to+reproduce to+unsubscribe to+contact to+get to+advertise to+comment for+permission for+permissions for+reprints for+licensing for+syndication for+reprint", `^(?:to|for) (?:permissions?|reprints?|licensing|syndication|republish|reproduce|reprint|unsubscribe|contact us|get in touch|advertise|comment on this)\b`},
	{"this+TEXT this+report the+full the+rest", `^(?:this|the full|the rest of this) (?:TEXT|report) (?:is|are) (?:only |exclusively )?(?:available |reserved |open )?(?:only |exclusively )?(?:for|to) (?:our |paying |registered |premium )*(?:subscribers|members|users|readers)\b`},
	{"already not+a not+yet not+registered are+you become", `^(?:already|not(?: yet)?|are you|become)(?: an?| our)? (?:subscribers?|members?|supporters?|registered|have an account|a user)\b.*(?:\?|\b(?:log|sign|subscribe|join|today|here|now|support)\b)`},
	{"you you've your", `^you(?:[’']ve| have)?\b.*\bfree (?:articles?|stor(?:y|ies)|reads?)\b|^you(?:[’']ve| have) (?:reached|used|read|run out)\b.*\b(?:articles?|stor(?:y|ies)|limit)\b|^your (?:subscription|free trial|account|device|browser|support|contribution|donation|gift)\b.*\b(?:could not|does not|doesn[’']t|is not|has expired|helps? us|journalism|keeps? (?:us|our)|reporting|make[s]? (?:a|this|our))\b`},
	{"you+received you+have you+had you+got you+get you+receive you+are you're", `^you(?:[’']re| are| have|)? ?(?:received|had|got|receive|get|receiving|getting|subscribed|seeing|reading) (?:this|our|to)\b.*\b(?:because|since|as you|you|free)\b`},
	{"you readers subscribers members", `^(?:you|readers|subscribers|members) (?:can|may|might|could|need to|must|will need to|should) (?:also |now )?(?:read|find|watch|listen|follow|see|hear|view|download|contact|e-?mail|sign up|sign in|log in|get|subscribe|catch|like|enjoy|be interested|turn on|enable|register|unsubscribe|opt|join|support|reach|share|comment|send)\b.*(?:\b(?:here|our|us|below|above|newsletter|website|podcasts?|javascript|NETWORK|browser|account|him|her|in our|from us|any time|stor(?:y|ies))\b|@|:)`},
	{"you", `^you (?:may|might|could|will|[’']ll) (?:also )?(?:like|enjoy|love|be interested)\b[^.]*$`},
	{"read", `^read (?:more|next|also|on|now|here)(?:\W*$|:| (?:about|on|here|from|in|at|stories|of our|like)\b)|^read (?:the (?:full|whole|original|rest|latest|report|letter|statement|story|article)|our|this|all|about our|full|and share)\b`},
	{"see watch view listen play look", `^(?:see|watch|view|listen|play|look)(?: also| more| now| here| live| again| next)?:`},
	{"see view browse open find explore discover check", `^(?:see|view|browse|open|find|explore|discover|check)(?: out)? (?:all|more|the|our|full|image|gallery|slideshow|photos?|pictures?|this|out|us)\b.{0,60}\b(?:gallery|slideshow|photos?|pictures?|images?|full list|e-?mail|browser|here|below|stories|comments|website|homepage|NETWORK|page|guidelines|policy|policies|app|articles|coverage|interactive)\b|^view (?:gallery|image|slideshow|photos|comments|more|all)\W*$`},
	{"watch", `^watch (?:the|our|this|more|here|below|above|live|on|it|her|him|them|as|how|what|a)\b.*\b(?:video|clip|film|interview|report|above|below|here|highlights|moment|footage|episode|documentary|player|NETWORK|show|speech|programme)\b`},
	{"listen hear tune catch", `^(?:listen|hear|tune in|catch up|catch)\b.*\b(?:podcasts?|episodes?|here|above|below|spotify|apple|sounds|audio|this TEXT|interview|show|on demand|live|radio|wherever you)\b|^listen\W*$`},
	{"wherever available", `^(?:available |wherever ).*\b(?:podcasts|app store|google play|listen)\b`},
	{"continue continues scroll skip back return go jump", `^(?:continue (?:reading|below|to)|continues below|scroll (?:down|up|for|to|through)|skip (?:to|this|ad|advert\w*|past))\b.{0,40}$|^(?:(?:go )?back|return|go|jump) (?:back )?(?:up )?(?:to)(?: the)? (?:top|start|home ?page|home|main page|content|front page|index|article|story|news)(?: content| page| of page)?\W*$|^jump to\W*(?:$|:)`},
	{"click tap swipe hover press pinch select", `^(?:click|tap|swipe|hover|press|pinch|select) (?:here|to|on|below|above|the|this|over|left|right|through|for|play|your|an? )`},
	{"share tweet forward email print save bookmark copy", `^(?:share|tweet|forward|e-?mail|print|save|bookmark|copy)(?: (?:this|the|our|a)(?: TEXT| link)| on| via| with| link| options| now)?(?:\W*$| TEXT\b| on NETWORK\b| with (?:your|a) friends?\b|: | and share\b| to (?:facebook|clipboard)\b| via\b)|^(?:share|tweet|forward|e-?mail|print|save|bookmark) this (?:TEXT|report|news)\b|^share your (?:views?|thoughts?|story|stories|opinions?|experiences?|comments?|memories|photos|tips?)\b`},
	{"follow", `^follow (?:us|our|@|the (?:latest|author|conversation|topics?|story on)|along|all the|(?:the )?NAME on NETWORK|me on|him on|her on|them on|live|.{0,30}\b(?:coverage|updates)\b)`},
	{"like", `^like (?:us|our page|this TEXT|what you)\b(?: on\b| and\b|\?| for\b)`},
	{"find connect keep", `^(?:find|connect with|keep up with|chat to) (?:us|our)\b|^connect with (?:him|her|them|NAME) on\b`},
	{"join", `^join (?:us|our|the (?:conversation|debate|discussion|thousands|team|community|channel)|thousands|more than .* (?:readers|subscribers)|now|today|for free|NAME (?:at|for|live|on))\b`},
	{"we+on we+also we+now we're we'll we'd we+would we+want we+will", `^we(?:[’']re| are)? (?:also )?(?:now )?on NETWORK\b|^we(?:[’']d| would|[’']re| are| want)? .{0,24}\bhear (?:from you|your)\b|^we(?:[’']ll| will)? (?:be )?(?:bring(?:ing)?|have|updat(?:e|ing)|post(?:ing)?|add(?:ing)?)\b.{0,50}\b(?:as we get|as we have|as soon as|when we|as it|updates?|shortly|soon|here|this (?:page|story|article))\b`},
	{"we+use we+and we+may we'd we+would we+need our+site our+partners our+website this+site this+website this+page", `^(?:we|this (?:site|website|page)|our (?:site|partners|website))\b.{0,60}\bcookies\b|^we(?:[’']d| would| need)\b.{0,60}\b(?:show you|your (?:consent|permission))\b`},
	{"we+aim we+strive we+try we+endeavour we+work we+are we+make we+do we+may we+might we+can we+could we+sometimes we+also we+earn we+receive we+get we+take we+rely we+depend we+process we+collect we+use we+store we+will we+value we+respect we+care we+have we've we+welcome we+encourage we+moderate", `^we are committed to (?:accuracy|fairness|correcting)\b|^we (?:aim|strive|try|endeavou?r|work hard|are committed|make every effort|do our best) to (?:correct|be accurate|ensure (?:that )?(?:our|all|every)|get (?:it|things|facts)|report (?:fairly|accurately)|publish|fix|provide accurate)\b|^we (?:(?:may|might|can|could|sometimes|also) )*(?:earn|receive|get|make|take)\b.{0,30}\b(?:commission|fee|percentage|cut|revenue|money)\b.{0,60}(?:\b(?:links?|purchases?|buy|sales?|page|site|click)\b|\W*$)|^we (?:rely|depend) on (?:your|readers|our readers|the support|donations)\b|^we (?:process|collect|use|store|will use|may use|value|respect|care about) your (?:data|details|information|e-?mail|privacy|personal)\b|^we (?:have|[’']ve) (?:sent|e-?mailed) you\b|^we (?:welcome|encourage|moderate|value) (?:your|reader|all)? ?(?:comments|feedback|letters|views)\b`},
	{"download install", `^(?:download|install) (?:our|the|this|it|a|now|here|your|free)\b`},
	{"get try open", `^(?:get|try|open|use) (?:our|the|this) (?:\w+ ){0,3}app\b`},
	{"our+free our+new our+mobile our+app our+podcast our+newsletter our+website our+standards our+promise our+principles our+values our+mission our+privacy our+cookie our+editorial our+journalism our+coverage", `^our (?:free |new |mobile )?(?:app|podcast|newsletter|website)\b.*\b(?:available|free|download|sign up|out now|app store|google play|here|subscribe)\b|^our (?:standards|promise|principles|values|mission|privacy (?:policy|notice)|cookie policy|editorial (?:policy|code|guidelines)|journalism|coverage)(?:: |\W*$| (?:is|are) (?:free|independent|funded|made possible|only possible|supported)\b| explains?\b)`},
	{"this+TEXT this+audio this+clip this+media this+file this+stream this+programme the+video the+media the+player the+page sorry media playback video audio", `^(?:sorry, )?(?:this|the|our|media|video|audio)? ?(?:video|audio|clip|content|media|playback|file|player|stream|page|article|programme)(?: playback)? (?:cannot|can[’']t|could not|couldn[’']t|is not|isn[’']t|is no longer|is un|has been) ?(?:be )?(?:played|loaded|available|supported|displayed|found|removed|expired|seen)(?:\W*$| (?:on|in|for|at|due|because|or|outside|to) (?:your|this|the moment|you|has|to|users|a browser)\b)`},
	{"comment comments commenting", `^comment(?:s|ing)? (?:are|is|on this (?:story|article)|on this|have been|will be|below|here|guidelines|policy|by \w+)\b.{0,30}\b(?:closed|open|turned off|disabled|moderated|welcome|below|available|enabled|pre-moderated)\W*(?:$|for|on|to|before)|^comments?\W*(?:\d|$)|^comments? (?:below|section)\W*$`},
	{"have+your have+you have+a have+something what+do what's what+is what+are let tell leave post add write show hide view read load see", `^have (?:your say|you got a (?:story|tip|view)|a (?:story|tip|question|view|comment)|something to (?:say|add))\b|^what(?:[’']s| is| are|) (?:do you think|your (?:view|views|opinion|take|experience|thoughts))\b|^(?:let|tell) us (?:know|what|your|about|in the|how|why|if|more)\b|^(?:leave|post|add|write) (?:a|your) (?:comment|reply|review|response)\b|^(?:show|hide|view|read|load|see) (?:all )?(?:\d+ )?(?:comments|replies|more|less)\W*$`},
	{"do+you did+you have+you are+you were+you got know been have+a have+an", `^(?:are|were|have|do|did) you (?:a|an|been|work\w*|know (?:more|anything|anyone|someone|somebody|of|an?|about)|have|one|affected|living|experienc\w+|concerned|worried|waiting|paying|got|think|agree|want|find|spot\w*|see\w*|notic\w+|enjoy\w*|need|love|like|looking)\b.*\?$|^(?:got|know|have) (?:a|an|any|something)\b.*\?$|^been affected\b`},
	{"is+this is+the was+this was+the how+useful how+helpful did+you rate thank thanks", `^(?:is|was|did you find|how (?:useful|helpful) (?:is|was)) (?:this|the) (?:TEXT|answer|information|guide)\b.{0,20}(?:\b(?:useful|helpful|interesting|working)\b.*)?\?|^was this (?:useful|helpful)\W*$|^rate this\b|^(?:thank you|thanks) for (?:your (?:feedback|support|vote|help)|reading|subscribing|signing up|registering|watching|listening)\b`},
	{"if+you if+you've if+you're if+you'd", `^if you(?:[’']ve| have|[’']re| are| were|)? (?:or someone\b|been|are|have|were|need|feel|see|spot|find|notice|know|would like|want|wish|think|believe|value|like|enjoy(?:ed)?|appreciate|love|affected|struggling|click|buy|make a|worried|concerned|can|liked)\b.{0,160}(?:\b(?:this (?:TEXT|report|issue)|us|our|helplines?|hotline|samaritans|donat\w+|newsletters?|subscri\w+|newsdesk|editor|commission|here|0800|0808|0300|116|support is available|in this)\b|@)`},
	{"if+someone if+somebody if+a if+you was+this", `^(?:if (?:someone|somebody|a friend|a colleague|you were)|was this (?:e-?mail|newsletter)) (?:has |have |was )?(?:forwarded|sent)\b`},
	{"write contact call text message phone reach ring speak send e-mail email tip please", `^(?:please )?(?:write|e-?mail|contact|call|text|message|phone|ring|reach|speak|send|tip|tell|whatsapp)(?: in)?(?: (?:to|with|out to))? (?:us|our|me|the (?:newsdesk|newsroom|news team|news desk|author|editor|reporter|readers[’']|team at the)|your (?:letters?|views?|stories|photos?|pictures?|comments?|tips?|questions?|story|opinions?|news)|him|her|them|\S+@\S+|in confidence)\b`},
	{"opinion comment analysis video watch explainer podcast gallery letters editorial next in+pictures live quiz feature interview timeline profile obituary", `^(?:opinion|comment|analysis|video|watch|explainer|podcast|gallery|letters|editorial|next|in pictures|live|quiz|feature|interview|timeline|profile|obituary): .{3,80}$`},
	{"an+archive a+file a+stock a+library a+generic", `^an? (?:archive|file|stock|library|generic) (?:picture|photo|photograph|image) of [^,]{2,80}\W*$`},
	{"only", `^only (?:\w+ )?(?:members|subscribers|supporters|registered \w+) (?:can|may|have)\b.*\b(?:see|read|access|comment|view|article|story|paragraphs|rest|page)\b`},
	{"additional further extra", `^(?:additional|further|extra) (?:reporting|material|research|work|copy|photography) (?:by|from) (?:the )?NAMES\W*$`},
	{"more+on more+as more+when", `^more (?:on (?:this|that|it) )?(?:as|when|once) (?:it|we|they|news)\b.{0,30}$`},
	{"please+note please+include please+be note+that to+comment i+would notifications explore+more reuse+this", `^(?:please (?:note|include|be aware)\b|note that (?:this|we|our|only)\b|to comment\b|i would like to (?:be|receive|get|hear)\b|notifications (?:can|are|may)\b|explore more\b|reuse this\b)`},
	{"the+author the+writer the+reporter", `^the (?:author|writer|reporter) is (?:an?|the)\b.{0,60}\b(?:reporter|correspondent|journalist|columnist|editor|broadcaster|presenter|freelance\w*)\b`},
	{"with+reporting with+additional", `^with (?:additional )?(?:reporting|contributions|files|material) (?:by|from) .{2,80}$`},
	{"get+in please you+can", `^(?:please |you can )?get in touch\b`},
	{"letters", `^letters (?:for publication|to the editor|should|may be|must)\b.*\b(?:@|e-?mail|sent|edited|include|address|words)`},
	{"by+signing by+subscribing by+registering by+clicking by+continuing by+submitting by+creating by+entering by+using by+providing by+joining by+proceeding by+logging by+browsing by+closing by+pressing by+ticking by+commenting by+visiting", `^by (?:signing up|subscribing|registering|clicking|continuing|submitting|creating|entering|using|providing|joining|proceeding|logging|browsing|closing|pressing|ticking|commenting|visiting)\b.*\b(?:you|agree|accept|consent)\b`},
	{"terms t&cs t&c conditions privacy cookie cookies use+of your+use the+use reuse", `^(?:terms(?: (?:and|&) conditions)?|t ?& ?cs?|conditions)(?: of use| of service)? (?:apply|may apply)\b|^(?:your |the )?(?:re)?use of (?:this|our|the) (?:site|website|service|content|TEXT)\b|^(?:terms (?:of|and|&)|privacy|cookies?) (?:use|service|conditions|policy|notice|settings|preferences|statement)\W*$`},
	{"accept manage allow reject change cookies cookie enable turn javascript please switch update disable check whitelist consider", `^(?:please )?(?:accept|manage|allow|reject|change|enable|turn on|switch on|update|disable|turn off|check|whitelist|consider|note|upgrade|refresh|try again|wait|log|sign|register|subscribe|support|help|share|read|visit|see|click|donate|confirm)\b.{0,80}\b(?:cookies?|javascript|browser|content|preferences|settings|ad ?blocker|here|below|donation|donating|subscribing|our|us|again|page|moment|supporting|e-?mail)\b(?:.{0,80})$|^javascript (?:is|must|needs)\b.{0,60}\b(?:required|enabled|disabled|off|on)\b|^cookies?:`},
	{"external some+links all+links outbound links link products", `^(?:external|some|all|outbound) (?:web)?links?\b.{0,80}\b(?:open|affiliate|new (?:window|tab)|commission|responsible|may (?:be|earn|include))\b|^links? (?:open|in this|marked|may|on this)\b.{0,80}\b(?:window|tab|affiliate|commission|external)\b|^products? .{0,80}\b(?:commission|affiliate)\b`},
	{"advertisement advertisements advert adverts ad ads advertising advertise advertorial promoted sponsored paid partner promotion presented powered brought supported", `^(?:advert(?:isement|orial|ising)?s?|ads?|promot(?:ed|ion)|sponsored|paid|partner(?:ed)?)(?: (?:content|feature|post|message|article|story|link|links|promotion|by us|with us|partnership|partner content|section))?\W*$|^(?:advert(?:isement|orial)?|ad|promot(?:ed|ion)|sponsored|paid|partner)(?: (?:content|feature|post|message))?: |^(?:sponsored|presented|powered|supported|promoted|brought to you|paid for)(?: content| in part)? by [^,.]{2,60}\W*$|^advertise with us`},
	{"in+association in+partnership in+collaboration in+this in+today's", `^in (?:association|partnership|collaboration) with [^,.]{2,60}\W*$|^in (?:this|today[’']s) (?:article|story|issue|edition|piece|guide|section|episode|newsletter|video)(?:\W*$|: )`},
	{"in+the in+uk in+us in+australia in+england in+ireland in+canada in+scotland in+wales in+northern", `^in (?:the (?:uk|us|usa|republic of ireland|united kingdom|united states)|uk|us|australia|england|ireland|canada|scotland|wales|northern ireland)\b.{0,60}\b(?:helpline|lifeline|hotline|samaritans|freephone|text line|crisis|can be contacted|can be reached)\b`},
	{"article story content report post feature text", `^(?:article|story|content|report|post|feature|text) (?:continues|continued)\b(?: below| after| beneath| underneath| on)`},
	{"book reserve secure save buy claim come meet attend apply enter vote nominate hear", `^(?:book|reserve|secure|save|buy|claim|come|meet|attend|enter|vote|nominate|hear)\b.{0,60}\b(?:webinar|summit|conference|our (?:event|awards|panel)|masterclass|your (?:free |early-bird )?(?:place|tickets?|seat|spot|copy|date|entry|entries)|the date|tickets? (?:now|here|today)|(?:now|today|here)\W*$)\b`},
	{"register join", `^(?:register|join)\b.{0,80}\b(?:webinar|summit|conference|event|masterclass|workshop|awards|seminar|forum|session)\b`},
	{"table contents on+this what's inside", `^(?:table of contents|contents|on this page|what[’']s (?:inside|in this)|inside this \w+)(?:\W*$|: )`},
	{"support donate contribute please help back become make consider", `^(?:please )?(?:support|donate|contribute|help|back|become|make|consider|fund)\b.{0,80}\b(?:journalism|journalists?|our (?:work|reporting|newsroom|mission|paper|future|news|writers)|us (?:to |today|now|keep|continue)|donat(?:ion|e|ing)|(?:a|one-off) contribution|independent (?:media|news)|local news)\b`},
	{"support donate contribute", `^(?:donate|contribute|support us|support the work)\b.{0,30}(?:now|today|here|\W*$)`},
	{"topics topic tags tag tagged category categories keywords filed posted sections labels explore subjects hashtags", `^(?:topics?|tags?|tagged(?: (?:with|as|in|under))?|categor(?:y|ies)|keywords?|filed (?:under|in)|posted (?:in|under)|sections?|labels|explore(?: more)?(?: on)?|subjects|hashtags)\W*(?::|$)`},
	{"filed tagged posted", `^(?:filed|tagged|posted) (?:under|in|with|as) [^.]{2,80}$`},
	{"related recommended trending popular most top latest next previous also editors editor's similar elsewhere suggested", `^(?:related|recommended|trending|popular|most (?:read|popular|viewed|shared|commented)|top stories|latest (?:news|stories|headlines)|next (?:up|story|article|post)|previous (?:story|article|post)|also (?:read|see|on|in|watch)|editor[’']?s[’']? (?:picks?|choice)|similar|elsewhere|suggested)(?: (?:articles?|stories|news|content|links?|topics?|reading|coverage|posts?|for you|now|on|in|this week|today|reads|of interest))*(?:: [^.]*$| ?»|\W*$)`},
	{"more+on more+from more+in more+about more+stories more+news more+like more+by more+information more+details more+coverage", `^more (?:on|from|in|about|stories|news|like|by|information|details|coverage)\b[^.!?]{0,70}$|^more (?:on|from|in|about|like) (?:this (?:story|topic|subject|issue)|us|our)\b.{0,20}$`},
	{"image picture photo photograph photographs photography pic illustration graphic video credit source sources via caption captions pictured main featured header cover above below left right top inset file files stock library archive handout generic illustrative representative pictures images photos credits", `^(?:(?:main|featured|header|cover|file|stock|library|archive|handout|generic|illustrative|representative|lead) )?(?:image|picture|photo(?:graph)?(?:y|er)?|pic|illustration|graphic|video|credit|source|via|caption)s?(?: ?(?:captions?|credits?|source|copyright|courtesy(?: of)?|by|via|from|editor))?(?: by| of)? ?(?:[:/|©]|$)|^(?:image|picture|photo|video) (?:captions?|sources?|credits?), |^(?:pictured|caption|above|below|left|right|top|inset|from left|l-r)(?: (?:above|below|left|right|from left|top))?(?:, from left)?:`},
	{"photo photograph photographs photos picture pictures image images video illustration", `^(?:photo|photograph|picture|image|video|illustration)s?(?: (?:taken|supplied|provided|kindly supplied))?(?: (?:by|courtesy of|courtesy|via|from|copyright))(?: the)? NAMES(?: (?:on|via|for|at) NAME)?\W*$`},
	{"file stock library archive handout generic illustrative representative", `^(?:file|stock|library|archive|handout|generic|illustrative|representative) (?:photo|image|picture|pic|photograph|footage)s?(?:[:.)]| of\b[^.]*|)\W*$`},
	{"spotted spot seen found noticed see report flag", `^(?:spotted|spot|seen|found|noticed|see|report|flag) (?:a|an|any|something)\b.{0,30}\b(?:errors?|mistakes?|typos?|inaccurac\w+|wrong|amiss|not right)\b`},
	{"visit go head check", `^(?:visit|go to|head (?:over )?to|check out) (?:us\b|our\b|www\.|https?:|\S+\.(?:com|co\.uk|org|net|example)\b|the (?:website|site)\b|NAME[’']s? (?:website|site|page)\b)`},
	{"for+more for+further for+all for+full for+the for+breaking for+local for+additional", `^for (?:more|further|all|full|the latest|breaking|local|additional)(?: \w+){0,2}? ?(?:information|details?|news|stories|updates?|coverage|content|advice|headlines|analysis|on this|about|help|support|like this)\b.{0,100}(?:\b(?:visit|see|go to|click|follow|head|check|read|sign|contact|call|e-?mail|www|http\S*|phone|ring|at|on)\b)`},
	{"for+help for+support for+advice for+information for+confidential for+free for+emotional help support samaritans the+samaritans advice information details anyone confidential mind childline", `^(?:for (?:\w+ )?(?:help|support|advice|information)|help (?:and|is)|support (?:and|is)|advice (?:and|is)|information (?:and|about)|details of|anyone (?:affected|who (?:is|has been) affected|needing|in need)|confidential|(?:the )?samaritans|mind|childline)\b.{0,160}\b(?:helplines?|hotline|freephone|samaritans|action line|0800|0808|0300|116|lifeline|can be (?:contacted|reached|found)|is available (?:at|on|from|by)|call|contact)\b.{0,120}\d*`},
	{"the+post the+samaritans the+author the+authors", `^the (?:post\b.*\b(?:appeared|first appeared)\b|samaritans (?:can|are)\b.*\b(?:contacted|available|reached)\b|author(?:s)? (?:is|are|has|have|declares?)\b.*\b(?:interests?|not (?:work|an employee)|no (?:conflict|financial))\b)`},
	{"views opinions statements nothing always this+TEXT this+information this+material this+guide the+views the+opinions the+views the+statements the+comments the+information the+material the+guide the+content", `^(?:the )?(?:views|opinions|statements|comments)(?: and (?:views|opinions|statements))? (?:expressed|in this TEXT|here)\b|^(?:the )?(?:views|opinions) (?:are|expressed are) (?:her|his|their|my|those of the author)\b|^nothing (?:in|on) (?:this|the) (?:TEXT|report)\b.*\b(?:should|constitutes?|is intended|shall)\b|^(?:this|the) (?:TEXT|information|material|guide)\b.{0,60}\b(?:does not|do not|is not|not be|should not|is for|is intended|are for|was (?:written|generated|created|produced)|has been (?:generated|created|translated))\b.{0,80}\b(?:advice|informational|information purposes|substitute|recommendation|endorse\w*|AI|artificial intelligence|medical|professional|necessarily|constitute)\b|^always (?:seek|consult|read|speak)\b`},
	{"this+TEXT this+press", `^this (?:TEXT|press release)(?: was| is| has been| also)?(?: originally| first| being| also| now| only)* (?:appeared|appears|published|provided|supplied|reproduced|republished|reprinted|posted|syndicated|distributed|translated|adapted|sponsored|paid for|funded|supported|produced|created|commissioned|brought to you|part of|taken from|an edited|an extract|an abridged|free|protected|closed|copyright|exclusive|independent|managed|owned|operated|brought|sent|intended|delivered|edited by|written by|contains|includes|uses|may contain|may include|requires)\b`},
	{"this+TEXT this+is this+message", `^this (?:article|page|story|post|site)(?: may)? (?:contains?|includes?) (?:content|material|videos?|links?|embedded|affiliate|spoilers|advertising)\b|^this is (?:a|an) (?:breaking|developing|rolling|live|edited|abridged|sponsored|paid|promotional|automated|archived|preview|extract|excerpt|corrected|updated)\b.{0,50}$|^this (?:e-?mail|message|newsletter) (?:was|is|has been)\b`},
	{"more+to more+follows more+soon more+details more+updates more+information updates update details further refresh check come stay please", `^(?:more|updates?|(?:further |more )?details|(?:more|further) (?:updates?|information)) (?:to (?:follow|come)|follows?|soon|shortly|as we (?:get|have)|when we (?:have|get)|as (?:it comes|they come))\b.{0,30}$|^(?:please )?(?:refresh|check back|come back|stay tuned|stay with us)\b.{0,60}$`},
	{"last+updated last+modified last+revised last+edited last+reviewed last+published first+published first+posted originally+published updated modified revised published posted reviewed edited created added amended uploaded date", `^(?:last |first |date |originally )?(?:updated|modified|revised|edited|reviewed|published|posted|amended|added|created|uploaded)\W*(?:(?:on|at|by|in)?\W*(?:[\d:./,|–-]+|(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?|(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*|ago|an?|hours?|hrs?|minutes?|mins?|days?|weeks?|today|yesterday|just|now|[ap]\.?m|gmt|bst|est|edt|utc|cet|\d+(?:st|nd|rd|th)|\d+[hmd]|[ap]m)\W*)+$`},
	{"originally first+published first+appeared first+posted first+printed first+aired first+broadcast first+seen first+reported", `^(?:originally|first) (?:published|appeared|posted|printed|aired|broadcast|seen|reported)(?: (?:on|by|in|at|as)\b[^,]{0,80}|: .*)$`},
	{"estimated reading read average time approx", `^(?:estimated |average |approx\w* )?(?:read(?:ing)?[- ]time|time to read|read)\b\W*(?:is )?(?:about |approx\w* )?(?:\d+|an?|one|two|three|four|five|six|seven|eight|nine|ten)[- ](?:min|minutes?|mins?)\b.{0,10}$`},
	{"why+you why+to why+should why+do why+trust", `^why (?:you can|to|should you|do we|trust) ?(?:trust|ask|believe)?\b(?: (?:us|our|NAME))\W*$`},
	{"why+you", `^why you (?:can|should) trust\b`},
	{"order request buy purchase license", `^(?:order|request|buy|purchase|license) (?:a |an |your |our )?(?:reprints?|copy|copies|print|this TEXT|permission|the (?:photo|picture|print|paper))\b`},
	{"about+the about+our about+this", `^about (?:the authors?|our (?:ads|coverage|reporting|journalism)|this (?:TEXT|ad))\b`},
	{"no+part all+rights all+content all+material all+text all+articles all+photographs any+reuse any+re-use any+reproduction reproduction material unauthorised", `^(?:no part|all (?:rights|content|material|text|articles|photographs)|any (?:re-?use|reproduction)|reproduction|material|unauthorised)\b.*\b(?:reserved|permission|copyright|reproduced|prohibited|forbidden|licen[sc]ed|property of|copied|owned by)\b`},
	{"copyright c)", `^(?:copyright\b|\(?c\)).{0,60}(?:\d{4}|reserved|\b(?:ltd|limited|plc|inc|llc)\b|media)`},
	{"embargo embargoed strictly", `^(?:strictly )?embargo(?:ed)?(?: (?:until|to|till|for|copy)\b|: ?|\W*$)[^.]{0,80}$`},
	{"for+immediate press+release news+release media+release issued", `^(?:for immediate release|(?:press|news|media) release)\b[^.]{0,40}$|^(?:issued (?:by|on behalf of)) [^.]{2,80}$`},
	{"loading menu search close home subscribe trending print", `^(?:loading|menu|search|close|home|print|skip|next|previous|back|more|comments?)\W*$`},
	{"this+TEXT the+TEXT our+TEXT this+report this+text this+headline this+version this+item the+report the+text the+headline the+version the+item an+earlier last first updated amended published republished more refresh check come return", making},
	{"he+can he+tweets he+is she+can she+tweets she+is they+can they+tweet they+are", `^(?:he|she|they) (?:tweets?\b.*@|can be (?:reached|contacted|e-?mailed|followed|found on)\b|is on NETWORK\b)`},
	{"additional further reporting extra", `^(?:additional|further|extra)? ?(?:reporting|words|editing|writing|research|photography): ?.{2,80}$`},
})

// asides are remarks that are known by any of their words.
var asides = remarksOf([]remark{
	{"reporting reported filmed presented narrated writing editing words edited written compiled research researched photographs photos pictures photography graphics graphic illustrations illustration video produced production translated translation interviews data", `^CREDIT(?: (?:and|&) CREDIT)? by NAMES(?: in NAMES)?(?:(?:\.|;|,| and|)? ?CREDIT(?: (?:and|&) CREDIT)? by NAMES(?: in NAMES)?)*\W*$`},
	{"helped assisted contributed contributors", `\b(?:helped|assisted|contributed|contributors)\b.{0,20}\b(?:with|to|on) (?:this|the) (?:report|story|article|piece|reporting)\W*$`},
	{"contributed", `\bcontributed (?:reporting\b|to (?:this|the) (?:article|report|story|piece|post|reporting)\W*$|additional\b|from NAME\W*$)`},
	{"reserved", `\ball rights (?:are )?reserved\b`},
	{"redistributed reproduced republished rewritten broadcast", `\b(?:may|must|cannot|should) not be (?:published|reproduced|copied|re-?used|rewritten|broadcast|redistributed|republished)\b`},
	{"browser", `\bbrowser (?:does(?:n[’']t| not)|is not|isn[’']t)\b|\b(?:your|this) browser\b.{0,40}\bsupport`},
	{"affiliate", `\baffiliate (?:links?|commission|marketing|programme|partners?)\b`},
	{"responsible", `\bnot responsible for the (?:contents?|accuracy) of (?:any )?(?:external|third|other|linked)\b`},
	{"linking", `\bexternal linking\b`},
	{"code press complaints ipso impress", `\b(?:is a member of|is regulated by|subscribes? to|adheres? to|abides? by)\b.{0,120}\b(?:editors[’'] code|abides? by (?:its|the|their)|code of (?:practice|conduct)|ipso|impress|press (?:complaints|standards|council|regulator))\b`},
	{"reporter correspondent journalist columnist editor writer freelance producer broadcaster presenter", `^NAME (?:is|was) (?:an? |the |our )?(?:NAME[’']s? |(?:award-winning|senior|chief|staff|freelance|former|political|health|deputy) )*(?:\w+ ){0,2}?(?:reporter|correspondent|journalist|columnist|editor|writer|producer|broadcaster|presenter)\b(?: (?:at|for|with|of|based|in|covering|who (?:covers|writes|reports|specialises)|and|on|specialising|focusing)\b.*|\W*$)`},
	{"republished reprinted licence license commons", `\bcreative commons\b|\b(?:reprinted|republished|reproduced) (?:with|by) (?:kind )?permission\b|\bunder licen[cs]e from\b`},
	{"read", `^\W*\d+[- ]min(?:ute)?s?[- ]read\b.{0,10}$`},
	{"cookies", `\b(?:uses?|using) cookies\b.{0,10}(?:to|:|$)`},
	{"opens open", `\bopens? in (?:a )?new (?:window|tab)\b`},
	{"images alamy getty shutterstock newscom", `^\(?NAMES\W*$`},
	{"article newsletter podcast webpage", `\b(?:this|the full|version of the) (?:article|newsletter|podcast|web ?page|blog post)(?: [^o]| o[^f]|\W*$)`},
	{"story", `\b(?:version of this|read this|share this|to this|report this|in this) story(?: [^o]|\W)`},
	{"our", `\bour (?:\w+ )?(?:readers|subscribers|journalis\w+|newsletters?|podcasts?|websites?|app|community members|reporters|newsroom|coverage|commenters|advertisers|mailing list)\b|\b(?:us|we|gazette) and our partners\b`},
	{"solely editorially", `\b(?:is|are) (?:solely|editorially) (?:responsible|independent)\b.{0,20}\b(?:content|of)\b`},
	{"newsroom outlet site website magazine publication newsletter", `^NAME is (?:an?|the) .{0,60}\b(?:newsroom|news (?:site|outlet|organi[sz]ation|website|service)|newsletter|magazine|publication)\b`},
	{"image picture photo pic credit photograph photographer", `\((?:image|picture|photo|pic|credit|photograph)s?(?: credit)?(?:: | by )[^)]*\)\W*$`},
	{"code guidelines", `\b(?:follows?|complies with|signed up to) (?:the|its|an) (?:\w+ )?(?:editors[’'] code|editorial (?:code|guidelines))\b`},
	{"covers", `^NAME covers (?:[\p{Ll}-]+,? ){1,8}for (?:the )?NAME\W*$`},
	{"series supplement section", `^this (?:series|supplement|section) (?:is|was) (?:supported|funded|sponsored|produced|paid for|edited) (?:by|in)\b`},
	{"remarks comments posts contributions", `^(?:remarks|comments|posts|contributions) (?:are|will be|may be) (?:moderated|checked|reviewed|read)\b`},
	{"complaints", `\bcomplaints? about (?:accuracy|the accuracy|this TEXT|our TEXT|our coverage|our journalism)\b`},
	{"helpline helplines hotline", `\b(?:helplines?|hotline)\b.{0,60}\b(?:is (?:open|free|available|confidential)|are (?:open|free|available)|can be|day and night|24 hours|24/7|on 0\d)`},
	{"endorse", `\b(?:does|do) not (?:necessarily )?endorse\b.{0,40}\b(?:sites?|links?|content|views|products)\b`},
	{"embedded", `^(?:an? |the )?embedded \w+ (?:should|could|can|cannot|is|was)\b`},
	{"links", `^links to (?:other|external|third)\b`},
	{"advertisement advert ad", `\b(?:follows|continues|resumes|after|below|beneath|behind) (?:this|the|our|an) (?:advert\w*|ad)\W*$`},
	{"made supported funded", `^(?:made possible|supported|funded) (?:by|with|thanks to|through) [^,]{2,80}\W*$`},
	{"writes reports", `^NAME (?:writes|reports) (?:on|about) [\p{Ll} ,-]{2,60} for (?:the )?NAME\W*$`},
	{"taken", `^taken from .{2,60}, with (?:thanks|permission)\b`},
	{"writer's author's columnist's contributor's writers' authors'", `\b(?:writer|author|columnist|contributor)[’']?s?[’']? (?:own )?(?:views?|opinions?)\b.{0,20}\b(?:alone|own|only|personal)\b|\bviews? (?:are|is) the (?:writer|author)`},
	{"syndicated reprinted republished", `^(?:this|the) TEXT (?:was|is|has been) (?:first )?(?:syndicated|reprinted|republished)\b`},
	{"substitute", `\bno substitute for\b.{0,30}\badvice\b`},
	{"here link below", `^(?:find|sign|take|see|read|apply|vote|give|view|watch|buy|donate|learn|check|get|make|order|try|use|pick|explore|discover)\b.*\b(?:here|below|this link)\W*$|\bcan (?:also )?(?:access|find|read|watch|view|sign|donate|register|apply|book|download|follow|subscribe|join|listen)\b.{0,100}\b(?:here|below|this link)\W*$`},
	{"offers", `\boffers,? (?:promotions?|events|adverts?|competitions|and (?:promotions|updates|news))\b`},
	{"affiliations shares", `\b(?:disclosed|declares?|reports?|has|have) no (?:relevant|competing|other|financial|conflicts?)\b|\bown shares in or receive\b`},
	{"licensing", `^(?:purchase|acquire|get|buy|reuse|re-use)\b.*\blicens\w+ rights\b`},
	{"blocker adblocker", `\bad ?blocker\b`},
	{"shared", `^a post shared by\b`},
	{"cancel", `\bcancel (?:at )?any ?time\b`},
	{"podcasts", `\bwherever you (?:get|listen to|find) (?:your )?podcasts\b`},
	{"photo image picture pic file", `\((?:file|stock|library|archive|generic|handout)(?: (?:photo|image|picture|pic))?\)\W*$`},
})

// credit matches a short line of names only: whose a picture or a text is.
var credit = regexp.MustCompile(shorthand.Replace(`^\W*(?:NAMES(?: ?/ ?| ?\| ?|, | via | for |\())?(?:(?:\p{Lu}[\p{L}’'.-]* ){0,3}(?:Images?|Photos?|Pictures|Photography|Stock Photo|Newscom|Shutterstock)|Alamy|Getty|Shutterstock|iStock|Unsplash|Rex Features|PA Wire|PA|AP|AFP|EPA|Reuters|REUTERS|Bloomberg|dpa|PA Media|Press Association)(?: (?:19|20)\d\d)?\W*$|` +
	`^\W*NAME ?/ ?NAME\W*$|^[–—-]+ ?NAME\W*$|^(?:NAME|PA|AP|AFP|dpa) (?:19|20)\d\d$|^.{0,40}©`))

// longestCredit is how many bytes such a line has at most.
const longestCredit = 100

// creditable tells whether a line may be such a line, by its marks and its length.
func creditable(line string) bool {
	return len(line) <= longestCredit && (strings.ContainsAny(line, "/©") || !ended(line))
}
