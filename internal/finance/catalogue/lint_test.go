package catalogue

import (
	"flag"
	"fmt"
	"math/rand/v2"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"
	"unicode"

	"github.com/shopspring/decimal"

	"catchup/internal/finance"
	"catchup/internal/finance/finding"
	"catchup/internal/finance/kind"
	"catchup/internal/period"
	"catchup/internal/table"
)

var editions = flag.Int("editions", 3_000, "how many editions the lint of sentences reads")

// rule is one of the lint: a fault of a text is what it finds, "" if nothing.
type rule struct {
	name string
	in   func(text string) string
}

// never is the rule that a text has none of what a pattern finds.
func never(name, pattern string) rule {
	found := regexp.MustCompile(pattern)
	return rule{name, found.FindString}
}

// ruleOfClaims is not for notes, which tell how signals are to be read.
const ruleOfClaims = "improvement has its ground"

// texts are the rules for words, after the style of national statistics.
var texts = []rule{
	{"no sentence begins with a numeral", numeralFirst},
	{"a or an as the number is spoken", wrongArticle},
	never("ranges with to", `\d(%|m|bn)? ?[–-] ?[£(]?\d+(\.\d|%|m|bn)`),
	never("no double spaces, stops or commas", `  |\.\.|,,|;;|[ (][,.;:]|\( | \)`),
	never("nothing is minus nothing", `(^|[^\d–])[-−]£?0(\.0+)?([^.\d]|$)|\(\(`),
	never("no empty placeholder", `\{|\}|%!|<nil>|“”|""|\(\)`),
	never("no number in words above nine but at the beginning", `[^.?!:–] (ten|eleven|twelve|(thir|four|fif|six|seven|eigh|nine)teen|(twen|thir|for|fif|six|seven|eigh|nine)ty(-\w+)?)\b`),
	never("no count below ten in figures", `\b[1-9] (of the|other|others|trusts?|ICBs?|county councils?|local authorit(y|ies)|organisations?|lines?|measures?|years?|months?|quarters?)\b`),
	{"brackets and quotes are balanced", unbalanced},
	{"lists end with and", unlisted},
	{ruleOfClaims, groundless},
}

var sentenceStart = regexp.MustCompile(`(?:^|[.?!] )(["“(]?£?\d[^ ]*)`)

func numeralFirst(text string) string {
	if found := sentenceStart.FindStringSubmatch(text); found != nil {
		return found[1]
	}
	return ""
}

var article = regexp.MustCompile(`(?i)\b(an?) [£(]*(\d+)(,\d+)*`)

// wrongArticle finds a number that is spoken with a vowel after "a", or the other way.
func wrongArticle(text string) string {
	for _, found := range article.FindAllStringSubmatch(text, -1) {
		vowel := found[2][0] == '8' || found[2] == "11" || found[2] == "18"
		if vowel != strings.EqualFold(found[1], "an") {
			return found[0]
		}
	}
	return ""
}

// unbalanced finds a bracket or a quote without its other half.
func unbalanced(text string) string {
	depth := 0
	for _, r := range text {
		switch r {
		case '(':
			depth++
		case ')':
			depth--
		}
		if depth < 0 || depth > 2 {
			return fmt.Sprintf("%d brackets", depth)
		}
	}
	if depth != 0 || strings.Count(text, "“") != strings.Count(text, "”") {
		return "an open bracket or quote"
	}
	return ""
}

var (
	listed  = regexp.MustCompile(`\b(Ash|Bay|Cod|Dee|Elm|Fen|Gil)(ash|bay|cod|dee|elm|fen|gil)*( (at )?\([^()]*\))?(, (Ash|Bay|Cod|Dee|Elm|Fen|Gil)(ash|bay|cod|dee|elm|fen|gil)*( (at )?\([^()]*\))?)+`)
	endings = regexp.MustCompile(`^,? and |^ or `)
)

// unlisted finds names in a row of which the last is not joined by "and".
func unlisted(text string) string {
	for _, at := range listed.FindAllStringIndex(text, -1) {
		if rest := text[at[1]:]; !endings.MatchString(rest) {
			return text[at[0]:at[1]]
		}
	}
	return ""
}

// signal are the words of a rule of control charts, beside which a verdict stands.
var signal = regexp.MustCompile(`\b(limit of|its mean of|in each of the|the others show|signal)\b`)

func groundless(text string) string {
	if signal.MatchString(strings.ToLower(text)) {
		return ""
	}
	return finance.Groundless(text)
}

// nought is a number that is printed as nothing.
var nought = regexp.MustCompile(`^\(?£?0(\.0+)?(m|bn|k|%)?( percentage points)?\)?$`)

// numbered is what is wrong with the numbers of a sentence.
func numbered(s finance.Sentence) string {
	seen := map[string]bool{}
	for _, p := range s {
		if p.Quantity == nil {
			if strings.ContainsAny(p.Text, ".?!;") {
				clear(seen)
			}
			continue
		}
		q := *p.Quantity
		digits := strings.ContainsAny(p.Text, "0123456789")
		hedge := hedged(p)
		switch {
		case q.Known && q.Unit == finance.Points && digits && !strings.Contains(p.Text, "percentage point"):
			return fmt.Sprintf("a difference of shares as %q", p.Text)
		case q.Known && q.Kind == table.Money && digits && !strings.Contains(p.Text, "£"):
			return fmt.Sprintf("money without its unit: %q", p.Text)
		case q.Known && q.Kind == table.Share && q.Unit == "%" && digits && !strings.Contains(p.Text, "%") && !strings.Contains(p.Text, " in "):
			return fmt.Sprintf("a share without its unit: %q", p.Text)
		case q.Known && !q.Num.IsZero() && nought.MatchString(p.Text):
			return fmt.Sprintf("%s as %q", q.Num, p.Text)
		case hedge != "":
			return hedge
		case digits && seen[q.Key()+q.Num.String()] && q.Kind != table.Number:
			return fmt.Sprintf("%q twice (%s)", p.Text, q.Key())
		}
		if _, ok := parts[p.Text]; !ok && !billions.MatchString(p.Text) {
			seen[q.Key()+q.Num.String()] = true
		}
	}
	return ""
}

// parts are the words for parts, each with the least and the greatest that it is true of,
// and whether that holds at the ends themselves.
var parts = map[string]struct {
	low, high string
	ends      bool
}{
	"more than half": {"0.5", "1", false}, "Most": {"0.5", "1", false}, "half": {"0.5", "0.5", true},
	"around two-thirds": {"0.6333333333", "0.7", true}, "two-thirds": {"0.6666666666", "0.6666666667", true},
	"around three-quarters": {"0.7125", "0.7875", true}, "three-quarters": {"0.75", "0.75", true},
	"around 9 in 10": {"0.855", "0.945", true}, "9 in 10": {"0.9", "0.9", true},
	"around 1 in 3": {"0.3166666666", "0.35", true}, "1 in 3": {"0.3333333333", "0.3333333334", true},
	"around a quarter": {"0.2375", "0.2625", true}, "a quarter": {"0.25", "0.25", true},
	"around 1 in 5": {"0.19", "0.21", true}, "1 in 5": {"0.2", "0.2", true},
	"around 1 in 10": {"0.095", "0.105", true}, "1 in 10": {"0.1", "0.1", true},
	"nearly half": {"0.45", "0.49999999999", true}, "nearly a percentage point": {"0.0075", "0.00999999999", true},
}

var billions = regexp.MustCompile(`^(around|just over|just under) £(\d+)bn$`)

// hedged is what is wrong with a hedge, by an oracle of its own on the number that is
// not rounded.
func hedged(p finance.Part) string {
	size := p.Quantity.Num.Abs()
	if part, ok := parts[p.Text]; ok && p.Text != "Most" {
		low, high := decimal.RequireFromString(part.low), decimal.RequireFromString(part.high)
		if size.LessThan(low) || size.GreaterThan(high) || !part.ends && (size.Equal(low)) {
			return fmt.Sprintf("%q is not true of %s", p.Text, size)
		}
	}
	if found := billions.FindStringSubmatch(p.Text); found != nil {
		n, _ := strconv.Atoi(found[2])
		ratio := size.Div(decimal.New(int64(n), 9)).InexactFloat64()
		holds := map[string]bool{"around": ratio >= .95 && ratio <= 1.05 && (ratio < .99 || ratio > 1.01), "just over": ratio > 1 && ratio <= 1.01, "just under": ratio < 1 && ratio >= .99}
		if !holds[found[1]] {
			return fmt.Sprintf("%q is not true of %s", p.Text, size)
		}
	}
	return ""
}

// spoken are the sentences of a table: its own, those that find something in it, alt texts
// and headlines.
func spoken(r *kind.Result) (all []finance.Sentence) {
	for _, s := range r.Said {
		all = append(all, s.Sentence, s.Apart())
	}
	for _, c := range append(r.Charts, r.Chart) {
		if c != nil {
			all = append(all, c.Alt, c.Headline)
		}
	}
	found, _ := finding.Of("Sample", r, finance.Bound{})
	for _, f := range found {
		all = append(all, f.Sentence)
	}
	return slices.DeleteFunc(all, func(s finance.Sentence) bool { return len(s) == 0 })
}

// faults are what the lint finds in a sentence, each with its rule.
func faults(s finance.Sentence, a agreement) (found []string) {
	text := s.Plain()
	for _, r := range texts {
		if fault := r.in(text); fault != "" {
			found = append(found, fmt.Sprintf("%s: %q", r.name, fault))
		}
	}
	if fault := a.fault(text); fault != "" {
		found = append(found, fmt.Sprintf("agreement: %q", fault))
	}
	if fault := numbered(s); fault != "" {
		found = append(found, fault)
	}
	if first := []rune(text)[0]; unicode.IsLower(first) {
		found = append(found, "begins with a small character")
	}
	return found
}

// amount is a random amount in millions as a source writes it.
func amount(r *rand.Rand, near int) string {
	switch r.IntN(14) {
	case 0:
		return "n/a"
	case 1:
		return "0"
	case 2, 3:
		return fmt.Sprint(-1 - r.IntN(400))
	case 4:
		return fmt.Sprintf("0.00%d", r.IntN(10))
	case 5:
		return fmt.Sprint(900 + r.IntN(2200))
	case 6:
		return fmt.Sprintf("%d.%d", r.IntN(20), r.IntN(100))
	case 7, 8, 9:
		return fmt.Sprint(near)
	}
	return fmt.Sprint(near - 10 + r.IntN(25))
}

// bodies is how many a table has: mostly few.
func bodies(r *rand.Rand) int {
	if r.IntN(5) == 0 {
		return r.IntN(130)
	}
	return r.IntN(len(few) + 1)
}

// random is a table of random amounts, with random options.
func random(t *testing.T, r *rand.Rand, k kind.Kind) (*kind.Result, agreement, error) {
	t.Helper()
	noun := nouns[r.IntN(len(nouns)-1)]
	one := noun.one
	near := []int{1, 8, 11, 40, 180, 800}[r.IntN(6)]
	p := pattern{"random", func(int) (string, string) { return amount(r, near), amount(r, near) }}
	if r.IntN(3) == 0 {
		p = patterns[r.IntN(len(patterns))]
	}
	in := other(r, k.Name)
	set := in.options
	in.options = func(o *kind.Options) {
		if set != nil {
			set(o)
		}
		o.Chart = k.Charts[r.IntN(len(k.Charts))]
		o.Events = lifts()
		o.Decimals, o.Top = r.IntN(2), 1+r.IntN(4)
		if r.IntN(2) == 0 {
			o.About = nil
		}
		if r.IntN(3) == 0 {
			o.Tolerance = decimal.Zero
		}
	}
	sign := []table.Sign{"", "", table.Surplus, table.Spending, table.Income, table.Overspend}[r.IntN(6)]
	made, err := in.makeOf(sign, t, k, noun.called, noun.column, p, bodies(r))
	return made, agreeing(one, noun.many), err
}

// lifts are events of each month from 2020 on.
func lifts() (all []kind.Event) {
	for day := time.Date(2020, 4, 7, 0, 0, 0, 0, time.UTC); day.Year() < 2027; day = day.AddDate(0, 1, 0) {
		all = append(all, kind.Event{On: period.Period{Start: day, End: day.AddDate(0, 0, 1)}, When: day.Format("2 January 2006"), Words: "the lift broke"})
	}
	return all
}

// Every sentence of random editions is held to the style of national statistics, those
// of findings, headlines and alt texts too. All 100,000 are read by
// go test ./internal/finance/catalogue -run TestLint -editions 100000.
func TestLintOfEverySentence(t *testing.T) {
	r := rand.New(rand.NewPCG(19, 7))
	read, seen, shown := 0, map[string]bool{}, map[string]int{}
	for i := range *editions {
		k := Kinds[i%len(Kinds)]
		made, a, err := random(t, r, k)
		if err != nil {
			continue
		}
		for _, s := range spoken(made) {
			read++
			text := s.Plain()
			if seen[text] {
				continue
			}
			seen[text] = true
			for _, fault := range faults(s, a) {
				rule, _, _ := strings.Cut(fault, ":")
				if shown[k.Name+rule]++; shown[k.Name+rule] <= 2 {
					t.Errorf("%s, edition %d: %s\n\t%s", k.Name, i, fault, text)
				}
			}
		}
		for _, note := range made.Notes {
			for _, rule := range texts {
				if fault := rule.in(note); fault != "" && !seen[note] && rule.name != ruleOfClaims {
					t.Errorf("%s, edition %d: %s: %q\n\t%s", k.Name, i, rule.name, fault, note)
				}
			}
			seen[note] = true
		}
	}
	t.Logf("%d sentences of %d editions, %d of them different", read, *editions, len(seen))
	if read < *editions {
		t.Errorf("only %d sentences were read", read)
	}
}
