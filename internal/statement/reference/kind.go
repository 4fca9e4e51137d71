package reference

import (
	"slices"
	"strings"

	"catchup/internal/set"
)

// Kind is a kind of thing that "the" points back to, by its place in the table of
// kinds, or one of those below.
type Kind int

// The kinds that have no words of their own.
const (
	Surname Kind = -1 - iota // a person of the name, or an abbreviation
	Before                   // anything that is told before
)

// kind is what may introduce its words.
type kind struct {
	starts []string // beginnings of words
	anyone bool     // a person's name
	name   bool     // any name
	number bool     // any number
	money  bool     // any sum
	place  bool     // it is a body, which only its place or its name completes
	early  bool     // its words point back only at the beginning of a sentence
	whole  bool     // they are for what a sentence says as a whole, and any sentence introduces them
}

// table has a kind a line: the words that point back, also with an "s", and behind the bar what
// introduces them beside themselves: beginnings of words, "@person", "@name",
// "@number" or "@money". A line that begins with "*" is of bodies. The words of one
// that begins with "^" point back only at the beginning of a sentence, as do those
// behind "-", which are for what a sentence says as a whole: "the move".
const table = `
* trust trusts | hospital infirmary health foundation
* hospital hospitals infirmary | general royal
* clinic clinics surgery practice | hospital gp doctor centre infirmary
^ ward wards unit units beds | hospital clinic infirmary ward unit trust department
* company companies firm firms business corporation conglomerate startup start-up retailer supermarket airline bank lender insurer manufacturer maker carmaker automaker drugmaker supplier contractor developer operator provider carrier chain giant publisher broadcaster network newspaper paper magazine outlet brand studio utility group | @name
employer employers | employ union work staff strik pay job company firm @name
* union unions | strik ballot walkout picket unite unison gmb rcn bma rmt tuc nut neu teamster guild federation association college
* association federation society alliance coalition charity institute | @name foundation
* council councils | county borough city town district mayor parish councillor authority
regulator regulators watchdog inspectorate ombudsman | ofcom ofsted cqc fca commission authority office agency inspect
committee panel commission subcommittee taskforce | committee panel commission board council hearing mps lawmaker inquiry house senate
agency department ministry bureau authority | agency department ministry bureau authority office service administration center centre @name
court tribunal jury judges justices | court tribunal judge jury justice trial appeal lawsuit sue case ruling magistrat jail sentenc convict guilty charged prosecut
* school schools academy | school academ pupil
* university college | universit college student campus
* club team | club team football cricket rugby league @name
party | party labour tory tories conservative democrat republican green reform liberal snp plaid
* church | church bishop priest vicar
* prison jail | prison jail inmate hmp
factory plant mill | factory plant works mill site
airport | airport heathrow gatwick
ship boat vessel ferry tanker | ship boat vessel ferry tanker crew sail
plane aircraft jet helicopter flight | plane aircraft jet helicopter flight fly flew air
train trains | train rail
car vehicle lorry truck van | car vehicle lorry truck van driv crash
gun knife rifle weapon weapons | gun knife rifle weapon shoot shot stab
man men woman women boy boys girl girls baby mother father parents couple sister brother sisters brothers son daughter husband wife widow victim victims suspect suspects gunman gunmen attacker attackers shooter assailant teenager teenagers defendant defendants family families | @person child
doctor surgeon nurse midwife consultant gp judge coroner magistrate | @person
doctors surgeons nurses midwives consultants medics | doctor surgeon nurse midwi consultant gp medic hospital
minister senator congressman congresswoman governor mayor ambassador envoy diplomat politician candidate peer commissioner | minister secretary senat congress gov mayor ambassador envoy @person
ministers | minister government secretary cabinet
lawyer lawyers attorney attorneys prosecutors barrister solicitor | lawyer attorney prosecut barrister solicitor court trial case charge
driver pilot player striker singer actor actress star billionaire businessman businesswoman executive author journalist activist student pupil teacher worker employee officer detective official aide candidate campaigner | @person
researchers scientists authors academics economists experts | research stud universit scien paper finding survey team econom expert report professor
patients | patient hospital trust nhs surgery clinic
workers employees strikers members staff | work staff employ union strik member nurse doctor company firm
protesters demonstrators campaigners activists | protest march rall demonstrat campaign activis
officials aides | official government administration department ministry office house
inspectors investigators detectives officers | inspect investigat police officer detective ofsted cqc deput
students pupils teachers | student pupil teach school universit college
lawmakers senators | lawmaker senat congress house parliament mp democrat republican
passengers | passenger plane flight train bus ferry ship crash
driver drivers | driv crash car lorry truck train bus
residents villagers neighbours | resident village town street home house neighbour evacuat
pair duo trio | two both three and
report review inquiry enquiry study audit dossier assessment findings probe investigation survey | report review inquir enquir stud audit dossier assess find found publish investigat survey research probe
bill law legislation amendment statute resolution motion | bill law legislat amend statut resolution motion act vote pass ban
plan plans proposal proposals scheme programme program project policy initiative strategy package pilot reforms reform rules rule guidance guidelines restrictions ban mandate | want hope aim intend seek plan propos scheme program project polic initiative strateg package pilot reform rule guid restrict ban mandate law bill require regulat
deal agreement contract pact treaty accord truce ceasefire cease-fire settlement offer merger takeover acquisition sale bid | deal agree contract pact treaty accord truce cease settle offer merg takeover acqui sale sell sold buy bought bid pay talks negotiat
case lawsuit suit appeal trial hearing charges charge indictment verdict judgment judgement ruling conviction complaint injunction | case lawsuit sue suing court trial hearing charg indict verdict judg rul convict complain guilty jail prosecut accus alleg tribunal order sentenc
order orders | order told tell must rule judge court injunction direct
letter email memo message | letter wrote write writ email memo message sent told
video footage clip recording film photo photos pictures image images | video footage clip record film photo picture image camera
tweet tweets | tweet post twitter facebook social online instagram
interview | interview told bbc cnn
speech address | speech address speak spoke said told
book memoir | book memoir novel author
attack attacks shooting shootings stabbing killing killings murder murders massacre assault bombing blast explosion raid raids | attack shoot shot stab kill murder massacre assault bomb blast explo gun raid strike knife die dead
crash collision accident fire blaze flood floods storm hurricane cyclone quake earthquake derailment spill | crash colli accident fire blaze flood storm hurricane cyclone quake derail spill kill die dead injur
outbreak virus disease infection variant illness | outbreak virus disease infect variant covid flu case coronavirus ill pandemic
strike strikes walkout stoppage ballot | strik walk ballot stoppage industrial union vote dispute
vote votes election referendum poll polls | vot elect referend ballot poll pass approv reject senat house parliament congress
talks negotiations meeting summit conference discussions | talk negotiat meet met summit conference discuss
protest protests march rally demonstration riot riots | protest march rall demonstrat riot
match game final tournament race | match game final tournament race play beat win won cup league champion
death deaths | die dying dead death kill fatal
arrest arrests | arrest detain custody charge
closure closures | clos shut
^ increase rise growth surge fall drop decline reduction cut cuts hike | up down rise rising rose increas grow grew surg fall fell drop declin reduc cut hike lower higher more fewer
deficit overspend shortfall gap | deficit overspen shortfall gap debt loss
^ money cash funding sum amount payment payments loan grant donation fee fees investment | @money fund pay paid loan grant award donat fee invest money cash
fine penalty | fine penalt
figures numbers data statistics results toll tally | @number figure number data statist result
opinion document documents records files filing filings transcript | opinion document record file filing memo transcript letter email paper publish leak releas obtain court judge report wrote
rubble wreckage debris wreck ruins scene | collaps crash explo blast bomb quake fire fell wreck debris attack shoot shot stab murder die dead kill accident storm tornado hurricane flood
violence unrest looting disorder bloodshed fighting brutality | violen unrest riot loot disorder clash fight war protest attack kill shoot police army troop militant brutal insurrect offensive military operation dead strike airstrike missile rocket conflict
theft robbery burglary fraud heist scam hoax kidnapping abduction rape arson hack | theft thief thiev steal stole rob burgl fraud scam hoax kidnap abduct rape arson hack
gang robbers thieves raiders burglars kidnappers hackers smugglers militants rebels insurgents terrorists hostages captives detainees | gang rob thief theft thiev raid burgl kidnap hack smuggl militant rebel insurg terror hostage captiv detain arrest attack taliban isis hamas war
sanctions embargo boycott blockade curfew lockdown | sanction embargo boycott blockad curfew lockdown ban restrict
^ tax levy duty tariff tariffs subsidy subsidies | tax levy levie duty duties tarif subsid
^ bridge tunnel road motorway | bridge tunnel road motorway street lane
^ building tower house home property flats apartment hotel mansion | build tower hous home propert flat apartment hotel mansion street block estate
^ shop store restaurant pub bar cafe | shop store restaurant pub bar cafe
^ park garden zoo lake river reservoir beach forest farm mine quarry harbour dam | park garden zoo lake river reservoir beach forest farm mine quarry harbour port dam animal
^ museum gallery library theatre cinema stadium arena venue | museum galler librar theatre cinema stadium arena venue concert exhibition match game show
^ buyer buyers seller sellers bidder landlord tenant tenants shareholders creditors | buy bought sell sold sale bid deal landlord rent tenant compan firm share invest creditor debt
^ shares stock | share stock compan firm invest @name
^ animal animals dog dogs cat horse bird whale shark bear | animal dog cat horse bird whale shark bear zoo farm
^ test tests | test experiment trial sample blood breath lab
^ visit trip tour | visit trip tour travel arriv head fly flew journey meet met go went summit
^ concert show exhibition festival ceremony tribute | concert show exhibition festival ceremony tribute perform play stag event memorial fair parade programme special
^ victory defeat win | victor defeat win won beat los lost elect vote final match
^ resignation departure appointment | resign quit step leav left depart appoint nam hire replac successor retir sack fire
^ award prize | award prize win won honour medal
^ auction | auction sale sell sold bid
drug drugs medicine treatment pill vaccine vaccines jab jabs doses dose booster | drug medic treat pill therap vaccin jab dose booster
^ city town village county region area district island state territory province | @name
- dispute battle fight decision move moves announcement news development developments change changes step steps effort campaign comments remarks statement claim claims allegations accusations warning call calls request criticism response reaction issue problem problems matter situation question row crisis scandal controversy debate incident comment speech idea approach process service system exchange standoff regime dictatorship tool technology product device app site website incidents delay delays error mistake breach findings launch mission operation search evacuation transfer event events occasion backlash leak gift blow boost opening arrival milestone result outcome aftermath fallout impact discovery breakthrough setback episode saga affair gesture pledge vow apology admission revelation disclosure rumour budget coalition
- winner winners loser rival rivals opponent opponents partner partners side sides chief boss chair chairman chairwoman spokesman spokeswoman spokesperson director manager leader leaders founder owner owners ceo head board staff secretary president pair official team
`

// kinds are the rows of the table from 1, and kindOf the row of each word.
var kinds, kindOf = readTable(table)

func readTable(text string) ([]kind, map[string]Kind) {
	rows, of := []kind{{}}, map[string]Kind{}
	for line := range strings.Lines(text) {
		words, by, _ := strings.Cut(strings.TrimSpace(line), "|")
		var k kind
		for _, w := range strings.Fields(words) {
			switch w {
			case "*":
				k.place = true
			case "^":
				k.early = true
			case "-":
				k.early, k.whole = true, true
			default:
				for _, form := range []string{w, w + "s"} {
					if of[form] == 0 {
						of[form] = Kind(len(rows))
					}
				}
				k.starts = append(k.starts, " "+singular(w))
			}
		}
		for _, w := range strings.Fields(by) {
			k.introducedBy(w)
		}
		rows = append(rows, k)
	}
	return rows, of
}

func (k *kind) introducedBy(w string) {
	switch w {
	case "@person":
		k.anyone = true
	case "@name":
		k.name = true
	case "@number":
		k.number = true
	case "@money":
		k.money = true
	default:
		k.starts = append(k.starts, " "+w)
	}
}

// kindFor is the kind of a word, 0 if it points back to nothing. “The 12-year-old” is a
// person.
func kindFor(low string) Kind {
	if k := kindOf[low]; k != 0 || len(low) < len("-of-two") || !(strings.HasSuffix(low, "-year-old") || strings.Contains(low, "-of-")) {
		return k
	}
	return kindOf["man"]
}

// body tells whether the words of the kind are bodies.
func (k Kind) body() bool { return k > 0 && kinds[k].place }

// people are the words for persons.
var people = peopleOf(kinds, kindOf, "person people patient child children child's chief boss chair chairman chairwoman spokesman spokeswoman spokesperson director manager leader founder owner "+
	"president secretary expert head commander voter speaker judge coroner inspector researcher scientist professor critic voter friend colleague prisoner migrant refugee immigrant passenger resident someone somebody anyone anybody everyone nobody "+
	"parent partner chancellor king queen prince princess pope councillor lawmaker democrat republican justice attorney co-founder investor editor")

func peopleOf(kinds []kind, of map[string]Kind, more string) map[string]bool {
	all := set.Words(more)
	for w, k := range of {
		if kinds[k].anyone {
			all[w] = true
		}
	}
	return all
}

// saying is a text that is told, to look in.
type saying struct {
	low    string // its words in lower case, each behind a space
	text   string
	person bool
	name   bool
	titled bool // it is a title whose longer words all have capitals, which name nothing for that
	number bool
	money  bool
}

func sayingOf(text string) saying {
	r := scanner{words: wordsOf(nil, text)}
	s := r.saying(len(r.words))
	if text != "" && text == strings.ToLower(text) {
		s.name, s.person = true, true // any of its words may be a name
	}
	s.text = text
	s.money = strings.ContainsAny(text, "£$€")
	return s
}

// longestSmall is how many bytes a word has at most that a title in capitals writes
// small.
const longestSmall = 5

// titleOf is what a heading says.
func titleOf(text string) saying {
	s := sayingOf(text)
	s.titled = !slices.ContainsFunc(wordsOf(nil, text), func(w word) bool { return len(w.low) > longestSmall && !w.capital() && !w.numeral() })
	return s
}

// saying is what the words before a place say.
func (r *scanner) saying(end int) (s saying) {
	var low strings.Builder
	for i, w := range r.words[:end] {
		low.WriteByte(' ')
		low.WriteString(w.low)
		name := w.capital() && !silent[w.low] && !broad[w.low]
		s.name = s.name || name && (i > 0 || r.is(1, auxiliaries) || len(r.words) > 1 && (r.words[1].capital() || kindOf[w.low] == 0 && kindOf[r.words[1].low].body()))
		s.person = s.person || person(w.low) || name && i > 0 && r.words[i-1].capital() && !silent[r.words[i-1].low]
		s.number = s.number || w.numeral()
	}
	s.low = low.String() + " "
	return s
}

// metBy tells whether a sentence that is told introduces what is needed.
func (n Need) metBy(s saying) bool {
	switch n.Kind {
	case Before:
		return true
	case Surname:
		return strings.Contains(s.text, n.Word)
	}
	k := kinds[n.Kind]
	return k.anyone && s.person || k.name && s.name && !s.titled || k.number && s.number || k.money && s.money ||
		slices.ContainsFunc(k.starts, func(w string) bool { return strings.Contains(s.low, w) })
}

// metByTitle tells whether the heading introduces what is needed. A body must be
// named there: "Northmoor trust to cut jobs" does, "Trust to cut jobs" does not.
func (n Need) metByTitle(s saying, told bool) bool {
	if n.Kind == Before {
		return strings.Contains(s.low, " "+n.Word)
	}
	return n.metBy(s) && (!n.Kind.body() || s.name || told)
}
