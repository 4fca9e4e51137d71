package story

import (
	"slices"
	"strings"
	"time"

	"github.com/shopspring/decimal"

	"catchup/internal/item"
	"catchup/internal/language"
	"catchup/internal/set"
	"catchup/internal/statement"
)

// Given is a figure as an outlet gives it: "at least 12 deaths". Its article is
// the newest that has it, and By is who wrote that.
type Given struct {
	item.Item
	Said string
	By   string
}

// Difference is a figure that a story tells, and other figures that other outlets
// give for the same thing. The one that is told stands first.
type Difference []Given

// Differences are the figures of what the story tells that outlets give
// differently. A figure that an article gives in another way, more or less exactly,
// is none, and neither is one of an article that gives both. The period ends at
// until.
func (s Story) Differences(until time.Time) (all []Difference) {
	if s.Independent < 2 {
		return nil
	}
	w := witnessesOf(s, until)
	for n, told := range s.Summary {
		for _, f := range w.remarks(told.Text) {
			if slices.ContainsFunc(s.Summary[:n], func(before Sentence) bool { return slices.ContainsFunc(w.remarks(before.Text), f.agrees) }) {
				continue
			}
			if d := w.against(f, s.Items[told.Item]); len(d) > 1 {
				all = append(all, d)
			}
		}
	}
	return all
}

// remark is a figure in its sentence: the stems beside it, and those of the whole
// sentence, sorted.
type remark struct {
	language.Figure
	said    string
	beside  []language.Term
	stems   []language.Term
	subject string // "dead", "hurt"; empty for anything else
}

// witnesses are the articles of a story, newest first, with the figures that they give.
type witnesses struct {
	lexicon  *language.Lexicon
	articles []testimony
}

// testimony is an article with the figures of its beginning, and all its figures.
type testimony struct {
	item.Item
	remarks []remark
	figures []remark
}

// openingSentences is how many sentences at the beginning of an article say what happened.
const openingSentences = 6

func witnessesOf(s Story, until time.Time) *witnesses {
	w := &witnesses{lexicon: language.NewLexicon()}
	for _, i := range slices.Backward(s.Speakers()) {
		t := testimony{Item: i, remarks: w.remarks(i.Title)}
		of := statement.Sentences(i)
		for n, said := range statement.Read(i, of, until) {
			found := w.remarks(said.Text)
			if t.figures = append(t.figures, found...); n < openingSentences && said.Fault == "" {
				t.remarks = append(t.remarks, found...)
			}
		}
		t.figures = append(t.figures, t.remarks...)
		w.articles = append(w.articles, t)
	}
	return w
}

// remarks are the figures of a sentence that two outlets may give differently.
func (w *witnesses) remarks(sentence string) (all []remark) {
	figures := language.Figures(sentence)
	stems := set.Of(language.Stems(w.lexicon.Read(nil, withoutFigures(sentence, figures))))
	for _, f := range figures {
		if f.Kind == language.Duration || f.Kind == language.FinancialYear {
			continue
		}
		beside := wordsBefore(sentence[:f.Start]) + " " + f.Unit + " " + wordsBehind(sentence[f.End:])
		all = append(all, remark{
			Figure: f, said: saidWithUnit(f, sentence), stems: stems, subject: harm(beside),
			beside: set.Of(language.Stems(w.lexicon.Read(nil, beside))),
		})
	}
	return all
}

// saidWithUnit is a figure as it is written, with what it counts.
func saidWithUnit(f language.Figure, sentence string) string {
	if f.Kind != language.Count || f.Unit == "" {
		return f.Said(sentence)
	}
	return f.Said(sentence) + " " + f.Unit
}

// withoutFigures is a sentence without its figures.
func withoutFigures(sentence string, figures []language.Figure) string {
	var b strings.Builder
	from := 0
	for _, f := range figures {
		b.WriteString(sentence[from:f.Start] + " ")
		from = f.End
	}
	return b.String() + sentence[from:]
}

// beside is how many words on each side of a figure say what it is a figure of.
const beside = 4

func wordsBefore(s string) string {
	words := strings.Fields(s)
	return strings.Join(words[max(len(words)-beside, 0):], " ")
}

func wordsBehind(s string) string {
	words := strings.Fields(s)
	return strings.Join(words[:min(len(words), beside)], " ")
}

// harm is what happened to the people who are counted, as far as it is death or
// injury, which outlets say in many words.
func harm(words string) string {
	for word := range strings.FieldsFuncSeq(strings.ToLower(words), func(r rune) bool { return r < 'a' || r > 'z' }) {
		if h := harms[word]; h != "" {
			return h
		}
	}
	return ""
}

var harms = map[string]string{
	"died": "dead", "die": "dead", "dies": "dead", "dead": "dead", "deaths": "dead", "death": "dead", "killed": "dead", "kills": "dead", "killing": "dead", "fatalities": "dead",
	"injured": "hurt", "injures": "hurt", "injuries": "hurt", "hurt": "hurt", "wounded": "hurt",
}

// Two sentences speak of one thing if they share this part of the words of the
// shorter one, and so many. Two figures of it are no further apart than by the factor apart.
const (
	sameThing   = 0.6
	leastCommon = 2
)

var apart = decimal.NewFromInt(2)

// ofSame tells whether two figures may be figures of the same thing.
func (r remark) ofSame(s remark) bool {
	if !r.comparable(s) || r.Value.Abs().GreaterThan(s.Value.Abs().Mul(apart)) || s.Value.Abs().GreaterThan(r.Value.Abs().Mul(apart)) {
		return false
	}
	common := float64(set.Common(r.stems, s.stems))
	if common < leastCommon || common < sameThing*float64(min(len(r.stems), len(s.stems))) {
		return false
	}
	return r.subject != "" || set.Common(r.beside, s.beside) > 0
}

// comparable tells whether two figures count in one unit.
func (r remark) comparable(s remark) bool {
	return r.Kind == s.Kind && r.subject == s.subject && (r.Unit == s.Unit || r.Kind == language.Count && r.subject != "")
}

// agrees tells whether two figures may be the same amount.
func (r remark) agrees(s remark) bool {
	low, high := r.bounds()
	least, most := s.bounds()
	return r.comparable(s) && low.LessThanOrEqual(most) && least.LessThanOrEqual(high)
}

// bounds are the least and the most that a figure may mean: what has been rounded
// away of it, and what its hedge leaves open.
func (r remark) bounds() (low, high decimal.Decimal) {
	low, high = r.Value.Sub(rounding(r.Value)), r.High.Add(rounding(r.High))
	switch wide := r.High.Abs().Mul(aboutWide); r.Hedge {
	case "~":
		low, high = low.Sub(wide), high.Add(wide)
	case "<~":
		low = low.Sub(wide)
	case ">~":
		high = high.Add(wide)
	case ">", ">=":
		high = high.Add(r.High.Abs().Mul(decimal.NewFromInt(9)))
	case "<", "<=":
		low = decimal.Min(low, decimal.Zero)
	}
	return low, high
}

// aboutWide is how far from it a figure is still "about" it.
var aboutWide = decimal.RequireFromString("0.1")

// exactBelow is a whole number that is not taken for a rounded one.
var exactBelow = decimal.NewFromInt(100)

// rounding is half of the last place of a figure: 50,000 for 1.2 million.
func rounding(v decimal.Decimal) decimal.Decimal {
	if v.IsZero() || v.IsInteger() && v.Abs().LessThan(exactBelow) {
		return decimal.Zero
	}
	digits := strings.TrimRight(v.Coefficient().String(), "0")
	zeros := int32(len(v.Coefficient().String()) - len(digits))
	return decimal.New(5, v.Exponent()+zeros-1)
}

// against are the figure, as the article gives it, and those of other outlets
// that contradict it: the one has nowhere the figure of the other.
func (w *witnesses) against(told remark, by item.Item) Difference {
	d := Difference{{by, told.said, by.Origin()}}
	own := w.articles[slices.IndexFunc(w.articles, func(t testimony) bool { return t.ID == by.ID })]
	for _, t := range w.articles {
		known := func(g Given) bool { return g.By == t.Origin() }
		if slices.ContainsFunc(d, known) || slices.ContainsFunc(t.figures, told.agrees) {
			continue
		}
		i := slices.IndexFunc(t.remarks, told.ofSame)
		if i >= 0 && !slices.ContainsFunc(own.figures, t.remarks[i].agrees) {
			d = append(d, Given{t.Item, t.remarks[i].said, t.Origin()})
		}
	}
	return d
}
