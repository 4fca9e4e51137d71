package table

import (
	"fmt"
	"regexp"
	"strings"

	"github.com/shopspring/decimal"
)

// form is what the text of one cell shows about how its column is written. A
// column is judged when all of its cells are read.
type form uint16

const (
	isSided      form = 1 << iota // on a side of an account: "2.0 CR"
	isEither                      // a decimal or thousands: "1.250"
	isPointed                     // only with a decimal point: "12.5"
	isPercent                     // a share with its sign: "5.1%"
	isBare                        // a share without it: "0.3"
	isLarge                       // the same, above one: "5.1"
	isHuge                        // the same, from two on
	isFine                        // the same, with two decimals or more: "0.28"
	isMonthFirst                  // a date that can only have its month first: "03/31/2024"
	isDayFirst                    // a date that can only have its day first: "31/03/2024"
	isEitherDate                  // a date that may have either: "03/04/2024"
	lastForm     = iota
)

// evidence are the first cell of each form in a column, and how many there are.
type evidence [lastForm]witness

// witness is a cell that shows how its column is written.
type witness struct {
	text  string
	from  Origin
	count int
}

// note notes a cell that is kept.
func (e *evidence) note(f form, text string, from Origin) {
	for i := range e {
		if f>>i&1 == 0 {
			continue
		}
		w := &e[i]
		if w.count++; w.count == 1 {
			w.text, w.from = strings.Clone(Shorten(text, longestQuote)), from
		}
	}
}

// longestQuote is how many characters of a cell a doubt repeats.
const longestQuote = 40

// of is the first cell of a form, with their number.
func (e *evidence) of(f form) witness {
	i := 0
	for f>>i != 1 {
		i++
	}
	return e[i]
}

// has tells whether there is a cell of the form.
func (e *evidence) has(f form) bool { return e.of(f).count > 0 }

// quoted is the cell in words: "1.250" in quotation marks.
func (w witness) quoted() string { return "“" + w.text + "”" }

var (
	eitherNumber  = regexp.MustCompile(`^[^\d,.]*[1-9]\d{0,2}[,.]\d{3}([^\d,.].*)?$`)
	pointedNumber = regexp.MustCompile(`^[^\d,.]*((\d{1,3}(,\d{3})+|0)\.\d+|\d+\.(\d{1,2}|\d{4,}))([^\d,.].*)?$`)
	percentHead   = regexp.MustCompile(`(?i)%|\bper ?cent\b|\bpercent(?:age)?s?\b|(?:^|[\W_])pct(?:[\W_]|$)`)
	two           = decimal.NewFromInt(2)
	hundredth     = decimal.New(1, -2)
)

// noteBare notes the form of a number without a mark of its own.
func (c *parser) noteBare(text string, n decimal.Decimal) {
	if c.abroad != "" && c.written.british() {
		switch {
		case eitherNumber.MatchString(text):
			c.form |= isEither
		case pointedNumber.MatchString(text):
			c.form |= isPointed
		}
	}
	if c.Kind != Share || !c.Scale.IsZero() && !c.percent || n.IsZero() {
		return
	}
	c.form |= isBare
	if n = n.Abs(); n.GreaterThan(one) {
		c.form |= isLarge
	}
	if n.GreaterThanOrEqual(two) {
		c.form |= isHuge
	}
	if n.Exponent() <= -2 {
		c.form |= isFine
	}
}

// noteMarked notes the form of a number with a mark.
func (c *parser) noteMarked(f Figure) {
	if f.Mark == "%" && (c.Scale.IsZero() || c.percent) {
		c.form |= isPercent
	}
}

// Abroad says what shows that Britain did not write the source, so that a number
// that can be read in two ways is not taken for granted: "in a file whose columns
// are divided by semicolons".
func (b *Builder) Abroad(why string) {
	for _, l := range b.links {
		l.cells.abroad = why
	}
}

// doubt notes what must be evident about a column.
func (b *Builder) doubt(what string, w witness, l *link, words, one, other, cure string) {
	b.table.Doubts = append(b.table.Doubts, Doubt{
		What: what, Words: fmt.Sprintf("%s: %s", w.from, words), One: one, Other: other, Cure: cure, Cells: []Origin{w.from},
	})
}

// judge judges the columns by all of their cells.
func (b *Builder) judge() {
	b.sayUnits()
	evident := false
	for _, l := range b.links {
		evident = evident || l.forms.has(isPointed)
	}
	for _, l := range b.links {
		if !evident {
			evident = l.judgeGroups(b)
		}
		l.judgeSides(b)
		l.judgeDates(b)
		l.judgeShares(b)
	}
	if len(b.table.Rows) > 0 {
		for i, l := range b.links {
			l.judgeUnit(b, b.table.Rows[0][i])
			l.judgeSize(b, i)
		}
	}
}

// judgeGroups asks about "1.250" where nothing shows what its point is. To ask
// once is enough, since what is written then holds for the whole source.
func (l *link) judgeGroups(b *Builder) (asked bool) {
	w := l.forms.of(isEither)
	if w.count > 0 {
		decimal, many := w.read(".", ","), w.read(",", ".")
		if strings.Contains(w.text, ",") {
			decimal, many = many, decimal
		}
		b.doubt("number", w, l, w.quoted()+" can be read in two ways "+l.cells.abroad,
			"it is "+decimal, "it is "+many, cureOf(w.text))
	}
	return w.count > 0
}

// read is the number as Britain writes it, if it is written with that point and
// those groups.
func (w witness) read(point, group string) string {
	text, err := Written{Decimal: point, Group: group}.plainly(w.text)
	f, bad := parseFigure(text)
	if err != nil || bad != nil {
		return w.text
	}
	return thousands(f.Amount)
}

// both are the two days that a date may be, the day first and the month first.
func (w witness) both() (day, month string) {
	british, _ := parseMoment(w.text)
	american, _ := parseMomentIn(monthFirst, w.text)
	return british.Format("2 January 2006"), american.Format("2 January 2006")
}

// cureOf are the settings for the decimal and for the thousands.
func cureOf(text string) string {
	if strings.Contains(text, ",") {
		return "decimal: \",\", or decimal: \".\""
	}
	return "decimal: \".\", or decimal: \",\""
}

// judgeSides asks what a credit means where the settings do not say.
func (l *link) judgeSides(b *Builder) {
	if w := l.forms.of(isSided); w.count > 0 && l.cells.Sign == "" {
		at := "columns." + l.column.Name + ".sign: "
		b.doubt("sign", w, l, w.quoted()+" stands on a side of an account",
			"the column holds balances or income, and a credit (CR) is above nothing",
			"it holds spending, and a debit (DR) is above nothing",
			at+"surplus, or "+at+"spending")
	}
}

// judgeDates asks about dates where some have their month first.
func (l *link) judgeDates(b *Builder) {
	proof, open := l.forms.of(isMonthFirst), l.forms.of(isEitherDate)
	switch {
	case proof.count == 0 || l.cells.written.Dates != "":
	case l.forms.has(isDayFirst):
		british := l.forms.of(isDayFirst)
		b.doubt("date", proof, l, fmt.Sprintf("%s has its month first, and %s (row %d) its day", proof.quoted(), british.quoted(), british.from.Row),
			"the month stands first and the other is mistaken", "the day stands first and this one is mistaken", "dates: month-first, or dates: day-first, and correct the other in the source")
	case open.count > 0:
		first, second := open.both()
		b.doubt("date", open, l, fmt.Sprintf("%s can be read in two ways, and %s (row %d) has its month first", open.quoted(), proof.quoted(), proof.from.Row),
			"it is "+second, "it is "+first, "dates: month-first, or dates: day-first")
	}
}

// judgeShares asks whether the bare numbers of a column of shares are percentages.
// They may be if one is two or more, if most are above one, or if others stand
// beside them with their sign. A head that says so is believed, unless all of them
// look like fractions.
func (l *link) judgeShares(b *Builder) {
	bare, large := l.forms.of(isBare), l.forms.of(isLarge)
	if bare.count == 0 {
		return
	}
	w, beside := bare, ""
	switch sign := l.forms.of(isPercent); {
	case l.cells.percent && (large.count > 0 || !l.forms.has(isFine)):
		return
	case l.cells.percent:
		w, beside = l.forms.of(isFine), fmt.Sprintf(", and no number below the head “%s” is above one", l.column.Head)
	case sign.count > 0:
		beside = fmt.Sprintf(", and %s stands in row %d", sign.quoted(), sign.from.Row)
	case l.forms.has(isHuge):
		w = l.forms.of(isHuge)
	case 2*large.count > bare.count:
		w = large
	default:
		return
	}
	at := "columns." + l.column.Name + ".scale: "
	fraction, percent := w.percent()
	b.doubt("percent", w, l, w.quoted()+" has no percent sign"+beside, "it is "+percent+", a number of per cent", "it is "+fraction+", a fraction of one", at+"0.01, or "+at+"1")
}

// percent is what a bare share is as a fraction and as a number of per cent.
func (w witness) percent() (fraction, percent string) {
	n, err := parseFigure(w.text)
	if err != nil {
		return w.text, w.text
	}
	return thousands(n.Amount.Shift(2)) + "%", thousands(n.Amount) + "%"
}
