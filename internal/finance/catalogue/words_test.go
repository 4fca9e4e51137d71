package catalogue

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"

	"github.com/shopspring/decimal"

	"catchup/internal/finance"
	"catchup/internal/finance/financetest"
	"catchup/internal/finance/kind"
	"catchup/internal/table"
)

// few are organisations of which a table holds so many.
var few = []string{"Ash", "Bay", "Cod", "Dee", "Elm", "Fen", "Gil"}

// pattern gives the plan and the actual of an organisation, "n/a" where it is not
// known.
type pattern struct {
	name string
	of   func(i int) (plan, actual string)
}

func pair(plan, actual int) (string, string) { return fmt.Sprint(plan), fmt.Sprint(actual) }

var patterns = []pattern{
	{"equal", func(int) (string, string) { return pair(5, 5) }},
	{"zero", func(int) (string, string) { return pair(0, 0) }},
	{"worse", func(i int) (string, string) { return pair(10+i, 5+i) }},
	{"better", func(i int) (string, string) { return pair(10+i, 20+2*i) }},
	{"deficits", func(i int) (string, string) { return pair(-10, -10-i) }},
	{"mixed", func(i int) (string, string) { return pair(10, []int{3, 20, -4, 10, 7, 0, 12}[i%len(few)]) }},
	{"positive", func(i int) (string, string) { return pair(10+i, []int{3, 20, 4, 10, 7, 1, 12}[i%len(few)]) }},
	{"one worse", func(i int) (string, string) { return pair(10, finance.Pick(i == 0, 9, 10)) }},
	{"one known", func(i int) (string, string) {
		if i > 0 {
			return "10", "n/a"
		}
		return pair(10, 9)
	}},
	{"one unknown", func(i int) (string, string) {
		if i == 0 {
			return "10", "n/a"
		}
		return pair(10, 9+2*i)
	}},
	{"unknown", func(int) (string, string) { return "n/a", "n/a" }},
	{"tiny", func(i int) (string, string) { return "10", fmt.Sprintf("10.00%d", i+1) }},
}

// lined is how a kind is given organisations.
type lined struct {
	head    string
	columns map[string]string
	line    func(name string, i, n int, plan, actual string) string
	second  func(names []string) string // of a second source
	with    map[string]string
	options func(*kind.Options)
}

func month(name string, i, _ int, plan, actual string) string {
	return fmt.Sprintf("%[1]s,2023-24,M5,%[2]s,%[2]s,R%[4]d\n%[1]s,2023-24,M6,%[2]s,%[3]s,R%[4]d", name, plan, actual, i%2)
}

// controlled are months of two years, in which nothing is given for one of them.
func controlled(name string, i, _ int, plan, actual string) string {
	var lines []string
	for m := range 20 {
		if value := finance.Pick(m > 12, actual, []string{plan, "7", "8"}[m%3]); m != 4 {
			lines = append(lines, fmt.Sprintf("%s,%d-%d,M%d,%s,%s,R%d", name, 2022+m/12, 23+m/12, m%12+1, plan, value, i%2))
		}
	}
	return strings.Join(lines, "\n")
}

const monthly = "NOUN,year,month,plan,actual,region"

// inLines are all kinds.
var inLines = map[string]lined{
	"plan-outturn": {"NOUN,year,plan,actual", map[string]string{"body": "NOUN", "year": "year", "plan": "plan", "actual": "actual"},
		func(name string, i, _ int, plan, actual string) string {
			return fmt.Sprintf("%[1]s,2022-23,%[2]s,%[2]s\n%[1]s,2023-24,%[2]s,%[3]s", name, plan, actual)
		}, nil, nil, nil},
	"status": {"NOUN,year,month,status", map[string]string{"body": "NOUN", "year": "year", "month": "month", "status": "status"},
		func(name string, i, _ int, plan, actual string) string {
			return fmt.Sprintf("%s,2023-24,M1,%s\n%[1]s,2023-24,M2,%[3]s", name, standing(plan), standing(actual))
		}, nil, nil, func(o *kind.Options) {
			o.Statuses = kind.Statuses{Counted: []string{"deficit"}, As: "forecast a deficit", Open: []string{"under review"}}
		}},
	"bridge": {"NOUN,actual", map[string]string{"driver": "NOUN", "amount": "actual"},
		func(name string, i, n int, plan, actual string) string {
			line := name + "," + actual
			if i == 0 {
				line = "plan," + plan + "\n" + line
			}
			return line
		}, nil, nil, nil},
	"year-to-date": {monthly, map[string]string{"line": "NOUN", "year": "year", "month": "month", "plan": "plan", "actual": "actual"}, month, nil, nil, nil},
	"forecast":     {monthly, map[string]string{"body": "NOUN", "year": "year", "month": "month", "plan": "plan", "forecast": "actual"}, month, nil, nil, nil},
	"scorecard":    {monthly, map[string]string{"line": "NOUN", "year": "year", "month": "month", "plan": "plan", "actual": "actual", "year_plan": "plan", "forecast": "actual"}, month, nil, nil, nil},
	"efficiency":   {monthly, map[string]string{"body": "NOUN", "year": "year", "month": "month", "target": "plan", "identified": "plan", "delivered": "actual"}, month, nil, nil, nil},
	"shares": {"NOUN,year,plan,actual", map[string]string{"category": "NOUN", "year": "year", "amount": "actual"},
		func(name string, i, _ int, plan, actual string) string {
			return fmt.Sprintf("%s,2021-22,%s,%[2]s\n%[1]s,2022-23,%[2]s,%[2]s\n%[1]s,2023-24,%[2]s,%[3]s", name, plan, actual)
		}, nil, nil, nil},
	"thresholds": {"NOUN,actual", map[string]string{"count": "NOUN", "amount": "actual"},
		func(name string, _, _ int, _, actual string) string { return name + "," + actual }, nil, nil,
		func(o *kind.Options) {
			at := finance.Bound{Num: decimal.New(6, 6), Kind: table.Money}
			o.Thresholds = []kind.Threshold{{Name: "control total", At: at}, {Name: "risk reserve", At: at, Reserve: true}}
		}},
	"ranking": {monthly, map[string]string{"body": "NOUN", "year": "year", "month": "month", "score": "actual"}, month, nil, nil,
		func(o *kind.Options) {
			o.Thresholds = []kind.Threshold{{Name: "promised growth", At: finance.Bound{Num: decimal.New(4, -2), Kind: table.Share}}}
		}},
	"rating": {"NOUN,class", map[string]string{"body": "NOUN", "rating": "class"},
		func(name string, i, _ int, _, _ string) string {
			return fmt.Sprintf("%s,%s", name, []string{"Good", "Poor", "Good"}[i%3])
		},
		func(names []string) string {
			lines := []string{"NOUN,place"}
			for i, name := range append(slices.Clone(names), "Zed", "Yew", "Xan") {
				lines = append(lines, fmt.Sprintf("%s,%d", name, i+1))
			}
			return strings.Join(lines, "\n")
		}, map[string]string{"body": "NOUN", "rank": "place"}, func(o *kind.Options) { o.Places = []int{3, 2} }},
	"roll-up":       {monthly, map[string]string{"body": "NOUN", "year": "year", "month": "month", "region": "region", "plan": "plan", "amount": "actual"}, month, nil, nil, nil},
	"concentration": {monthly, map[string]string{"body": "NOUN", "year": "year", "month": "month", "amount": "actual"}, month, nil, nil, func(o *kind.Options) { o.Places = []int{3, 1} }},
	"per-unit":      {monthly, map[string]string{"body": "NOUN", "year": "year", "month": "month", "amount": "actual", "per": "plan"}, month, nil, nil, nil},
	"extrapolation": {monthly, map[string]string{"body": "NOUN", "year": "year", "month": "month", "amount": "actual", "plan": "plan"}, month, nil, nil, nil},
	"control": {monthly, map[string]string{"measure": "NOUN", "year": "year", "when": "month", "value": "actual"}, controlled, nil, nil,
		func(o *kind.Options) {
			o.Good, o.Charts, o.Target = "up", 3, finance.Bound{Num: decimal.New(6, 6), Kind: table.Money}
			o.Locks = []kind.Lock{{From: "2023-24 M2", Reason: "the ward moved"}}
		}},
	"what-if": {"NOUN,year,plan,actual", map[string]string{"body": "NOUN", "amount": "actual", "efficiency": "plan"},
		func(name string, _, _ int, plan, actual string) string {
			return fmt.Sprintf("%s,2023-24,%s,%s", name, plan, actual)
		}, nil, nil,
		func(o *kind.Options) { o.Reduction = financetest.Tenth }},
}

// standing is a status for an amount.
func standing(amount string) string {
	switch {
	case amount == "n/a":
		return "n/a"
	case strings.HasPrefix(amount, "-"), amount == "5":
		return "deficit"
	case amount == "0":
		return "under review"
	}
	return "surplus"
}

// nouns are what the organisations are called, and by which column, with the one
// and the many as they must be written.
var nouns = []struct{ called, column, one, many string }{
	{"trust", "body", "trust", "trusts"},
	{"ICB", "body", "ICB", "ICBs"},
	{"county council", "body", "county council", "county councils"},
	{"local authority", "name", "local authority", "local authorities"},
	{"", "icb", "ICB", "ICBs"},
	{"", "org_name", "organisation", "organisations"},
	{"", "c", "", ""},
}

// words are all that a result shows, but for what is only a number.
func words(r *kind.Result) map[string][]string {
	all := map[string][]string{"note": r.Notes, "warning": r.Warnings, "order": {r.Ordered}, "caption": {r.Caption}}
	for _, s := range r.Said {
		all["sentence"] = append(all["sentence"], s.Sentence.Plain())
	}
	for _, c := range r.Columns {
		all["head"] = append(all["head"], c.Head)
	}
	for _, row := range r.All() {
		for _, c := range row.Cells {
			all["cell"] = append(all["cell"], c.Shown)
		}
	}
	for _, c := range append(r.Charts, r.Chart) {
		if c == nil {
			continue
		}
		all["sentence"] = append(all["sentence"], c.Alt.Plain())
		if headline := c.Headline.Plain(); headline != "" {
			all["sentence"] = append(all["sentence"], headline+".")
		}
		all["title"] = append(append(all["title"], c.Title), c.Labels...)
		for _, s := range c.Series {
			all["title"] = append(all["title"], s.Name)
		}
	}
	return all
}

// faulty is what no words may hold.
var faulty = regexp.MustCompile(`  |\( | \)|\(\)| [.,;:]|,,|\.\.|– –|–\.|\bthe the\b|\bthe both\b|\ball both\b|%!|<nil>|\{|\}|“”|` +
	`(?i:\b(none|neither) of the (1|one|both|only)\b)|(?i:\bnone of the (2|two)\b)|(?i:\ball (1|one|2|two|0|no)\b)|(?i:\bof the (1|0|no) )|\(– of |\bthe 1\b|\ba (overspend|underspend|ICB|organisation|8|11|18)|\ban (deficit|surplus|trust)|` +
	`£0\.0|\b0\.0%|\b0\.0 percentage|\bicbs?\b|\borg[_ ]name|\bc\b|\bcs\b|\bin is\b|\bthan it is\b`)

// number is a count beside a noun.
const number = `(\d[\d,]*|no|one|two|three|four|five|six|seven|eight|nine|ten)`

// among is one or none of many, whose verb is that of one.
var among = regexp.MustCompile(`(?i)\b(one|none|neither|1) of the [^.,;–]*`)

// agreement finds counts and verbs beside a noun.
type agreement struct {
	one           string
	counts, verbs *regexp.Regexp
}

func agreeing(one, many string) agreement {
	one, many = regexp.QuoteMeta(one), regexp.QuoteMeta(many)
	return agreement{one, regexp.MustCompile(`(?i)(?:^|[^\w-])` + number + ` (others?|` + many + `|` + one + `)\b`),
		regexp.MustCompile(`\b(` + many + `|others) (was|is|has|its)\b|(?:^|[^\w-])(only|one) (` + one + `|other) (were|are|have)\b`)}
}

// fault finds a count or a verb that does not agree with its noun.
func (a agreement) fault(text string) string {
	for _, m := range a.counts.FindAllStringSubmatch(text, -1) {
		single := m[1] == "1" || strings.EqualFold(m[1], "one")
		if single != (m[2] == a.one || m[2] == "other") {
			return m[0]
		}
	}
	return a.verbs.FindString(among.ReplaceAllString(text, ""))
}

// untidy is what is wrong with words of a sort, "" if nothing is.
func untidy(sort, text string, a agreement) string {
	if found := faulty.FindString(text); found != "" && (sort != "cell" && sort != "warning" || !strings.HasPrefix(found, "0.0")) {
		return fmt.Sprintf("%q", found)
	}
	if found := a.fault(text); found != "" {
		return fmt.Sprintf("%q", found)
	}
	begins := []rune(text + " ")[0]
	switch sort {
	case "sentence", "note":
		if text != "" && (unicode.IsLower(begins) || !strings.HasSuffix(text, ".")) {
			return "no whole sentence"
		}
	case "head", "title":
		if text == "" || unicode.IsLower(begins) {
			return "no capital letter"
		}
	}
	return ""
}

// Every sentence, note, head, label and title of every kind is read, of no
// organisation, one, two and many.
func TestEveryWordOfEveryKindIsTidy(t *testing.T) {
	read, made, seen := 0, map[string]bool{}, map[string]bool{}
	for _, k := range Kinds {
		in, ok := inLines[k.Name]
		if !ok {
			t.Errorf("the words of %s are not read", k.Name)
			continue
		}
		for _, noun := range nouns {
			one, many := noun.one, noun.many
			if one == "" {
				one = finance.Pick(k.Fields[0].Name == "body", "organisation", k.Fields[0].Name)
				many = finance.Plural(one)
			}
			a := agreeing(one, many)
			for _, p := range patterns {
				for n := range len(few) + 1 {
					r, err := in.make(t, k, noun.called, noun.column, p, n)
					if err != nil {
						if found := untidy("warning", err.Error(), a); found != "" && noun.column != "c" {
							t.Errorf("%s, %d × %s, %s: %s in the error %q", k.Name, n, noun.one, p.name, found, err)
						}
						continue
					}
					made[k.Name] = true
					for sort, texts := range words(r) {
						for _, text := range texts {
							if seen[sort+one+text] || sort == "warning" && noun.column == "c" { // which quotes the column
								continue
							}
							read++
							seen[sort+one+text] = true
							if found := untidy(sort, text, a); found != "" {
								t.Errorf("%s, %d × %s, %s: %s in the %s %q", k.Name, n, one, p.name, found, sort, text)
							}
						}
					}
				}
			}
		}
		if !made[k.Name] {
			t.Errorf("%s made nothing", k.Name)
		}
	}
	if read < 5_000 {
		t.Errorf("only %d texts were read", read)
	}
}

// namesOf are the names of so many: "Ash", and beyond the few "Ashbay".
func namesOf(n int) (names []string) {
	for i := range n {
		name := few[i%len(few)]
		for rest := i / len(few); rest > 0; rest /= len(few) {
			name += strings.ToLower(few[rest%len(few)])
		}
		names = append(names, name)
	}
	return names
}

// make makes a table of so many organisations.
func (in lined) make(t *testing.T, k kind.Kind, called, column string, p pattern, n int) (*kind.Result, error) {
	t.Helper()
	return in.makeOf("", t, k, called, column, p, n)
}

// makeOf makes one whose amounts have a sign.
func (in lined) makeOf(sign table.Sign, t *testing.T, k kind.Kind, called, column string, p pattern, n int) (*kind.Result, error) {
	t.Helper()
	lines := []string{strings.ReplaceAll(in.head, "NOUN", column)}
	names := namesOf(n)
	for i, name := range names {
		plan, actual := p.of(i)
		lines = append(lines, in.line(name, i, n, plan, actual))
	}
	o := kind.Options{Columns: named(in.columns, column), With: named(in.with, column), Called: called, About: names[:min(n, 2)], Tolerance: financetest.Tolerance, Lessens: true,
		Chart: k.Charts[0], Unit: finance.Unit{Sign: "£", Scale: "m"}, Decimals: 1, Total: true, Parts: true, Top: 3, Rows: 4}
	if in.options != nil {
		in.options(&o)
	}
	sources := []*table.Table{typed(t, strings.Join(lines, "\n"), sign)}
	if in.second != nil {
		sources = append(sources, typed(t, strings.ReplaceAll(in.second(names), "NOUN", column), ""))
	}
	return k.Make(sources[0], sources[1:], o)
}

// named are the columns with the name of the one that names organisations.
func named(columns map[string]string, column string) map[string]string {
	made := map[string]string{}
	for field, name := range columns {
		made[field] = strings.ReplaceAll(name, "NOUN", column)
	}
	return made
}

// typed reads CSV text whose columns tell their kinds by their names, and whose
// amounts have a sign.
func typed(t *testing.T, text string, sign table.Sign) *table.Table {
	t.Helper()
	columns := table.Columns{}
	amounts := financetest.Million
	amounts.Sign = sign
	head, _, _ := strings.Cut(text, "\n")
	for name := range strings.SplitSeq(head, ",") {
		switch name {
		case "plan", "actual", "more":
			columns[name] = amounts
		case "year":
			columns[name] = financetest.Yearly
		case "place", "all":
			columns[name] = financetest.Numbers
		default:
			columns[name] = financetest.Textual
		}
	}
	return financetest.Source(t, text, columns)
}
