package table

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
)

// lacking is a value that is not there, for a word and what it means. A number
// that stands for it is not shown, lest it be read as one.
func lacking(word, means string) Value {
	if _, err := ParseFigure(word); err == nil {
		return Value{Text: means, Aside: &Aside{Why: means}}
	}
	m := Mark{strings.Trim(word, "[]"), means}
	return Value{Text: m.String(), Aside: &Aside{Why: means, Marks: []Mark{m}}}
}

// marked reads a cell that holds marks: "[c]", "2.5r", "1,234 [p]", ": c". It is
// not ok if the cell holds none.
func (c *parser) marked(text string) (v Value, err error, ok bool) {
	if len(text) > longestMarked {
		return v, nil, false
	}
	if means, ok := signs[text]; ok {
		return lacking(text, means), nil, true
	}
	if slices.Contains(reasons, strings.ToLower(text)) {
		return Value{Text: text, Aside: &Aside{Why: strings.ToLower(text)}}, nil, true
	}
	if bound.MatchString(text) {
		return Value{Text: text, Aside: &Aside{Why: "only a bound is known"}}, nil, true
	}
	if c.Kind == Year {
		text = yearNote.ReplaceAllString(text, "$1 [$2]")
	}
	rest, marks, err := c.written.cut(text)
	switch {
	case err != nil && c.Kind.Numeric():
		return Value{Text: text}, err, true
	case err != nil || len(marks) == 0:
		return v, nil, false
	case rest == "" || missing(rest) || signs[rest] != "":
		v = absent(rest, marks)
		v.Aside = c.shared(v.Aside)
		return v, nil, true
	}
	if v, err = c.parseKind(rest); err != nil {
		_, misfits := err.(misfit)
		return v, err, misfits
	}
	for _, m := range marks {
		if err := c.doubtful(text, m); err != nil {
			return Value{Text: text}, err, true
		}
		v.Aside = Join(v.Aside, &Aside{Marks: []Mark{m.Mark}})
	}
	v.Aside = c.shared(v.Aside)
	return v, nil, true
}

// shared is one Aside for all cells that say the same.
func (c *parser) shared(a *Aside) *Aside {
	key := a.Why + " " + a.Beside("")
	if same, ok := c.asides[key]; ok {
		return same
	}
	if c.asides == nil {
		c.asides = map[string]*Aside{}
	}
	if len(c.asides) < seenTexts {
		c.asides[key] = a
	}
	return a
}

// longestMarked is how many bytes a number or a sign has with its marks. No longer
// cell is searched for them, since each mark is cut off for itself.
const longestMarked = 200

// doubtful says what is wrong with a mark behind a number: it says that there is
// none, or it may be pence or billions.
func (c *parser) doubtful(text string, m found) error {
	cure := fmt.Sprintf("for a mark, write `missing: { %q: %s }` beside the columns", m.Sign, m.Means)
	switch {
	case m.use == reason:
		return fmt.Errorf("%q is a number, and its mark says “%s”", text, m.Means)
	case m.attached && m.Sign == "p" && c.Unit == "GBP" && (c.Scale.IsZero() || c.Scale.Equal(one)):
		return fmt.Errorf("%q is either in pence or a provisional number of pounds: %s", text, cure)
	case m.attached && m.Sign == "b" && strings.ContainsAny(text, "£€$"):
		return fmt.Errorf("%q is either in billions (bn) or after a break in the series: %s", text, cure)
	}
	return nil
}

// found is a mark of a cell, with what it is used for. An attached one is a
// letter just behind the last digit.
type found struct {
	Mark
	use      use
	attached bool
}

// absent is a value that is not there, with its marks. The reason is the mark
// that gives one; else it is what the sign beside it means.
func absent(sign string, marks []found) Value {
	a := &Aside{Why: signs[sign]}
	var shown []string
	for _, m := range marks {
		if m.use != remark || a.Why == "" {
			a.Why = m.Means
		}
		a.Marks, shown = append(a.Marks, m.Mark), append(shown, m.String())
	}
	if signs[sign] != "" {
		a.Marks = slices.Insert(a.Marks, 0, Mark{sign, signs[sign]})
	}
	if sign != "" {
		shown = slices.Insert(shown, 0, sign)
	}
	return Value{Text: strings.Join(shown, " "), Aside: a}
}

// tails are the marks at the end of a cell: in brackets, as raised digits or
// signs, or as letters behind a number, a sign or nothing.
var (
	bracketed = regexp.MustCompile(`^(.*?)\s*\[([^\[\]]*)\]$`)
	enclosed  = regexp.MustCompile(`^(.*[\d.:%)])?\s*\(([a-z]{1,3})\)$`)
	raised    = regexp.MustCompile(`^(.*[\d%)\]a-z])\s*([¹²³⁰-⁹]+|\*{1,3}|[†‡§#^])$`)
	lettered  = regexp.MustCompile(`^(.*[\d%).:…*])?(\s*)([\pL]{1,12})$`)
	ahead     = regexp.MustCompile(`^(\[[^\[\]]*\])\s*([^\[\s].*)$`)
	bound     = regexp.MustCompile(`(?i)^(?:[<>≤≥]=?|(?:fewer|less|more) than|under|over|up to)\s*[\d.,]+\s*%?$|^[\d.,]+%? or (?:fewer|less|more)$`)
	noted     = regexp.MustCompile(`^(.*[\d%)])\s*\(((?i:notes?)\s*\d[\d, and&]*)\)$`)
	yearNote  = regexp.MustCompile(`^(.*\d{2})\s*\(([1-9])\)$`) // of numbers the brackets may mean less than nothing
	noteSign  = regexp.MustCompile(`^(?:notes?\s*|n)?(\d[\d, and&]*)$`)
)

// cut takes the marks off the end of a cell. The error names a mark that has no
// meaning, or two.
func (w Written) cut(text string) (rest string, marks []found, err error) {
	if m := ahead.FindStringSubmatch(text); m != nil { // "[p] 1,234" as "1,234 [p]"
		text = m[2] + " " + m[1]
	}
	for rest = text; ; {
		if w.isFigure(rest) {
			return rest, marks, nil
		}
		before, more, err := w.last(rest)
		if err != nil || more == nil {
			return rest, marks, err
		}
		rest, marks = strings.TrimRight(before, " ,;"), append(more, marks...)
	}
}

// last takes the last mark off a cell, none if there is none.
func (w Written) last(text string) (before string, marks []found, err error) {
	if m := bracketed.FindStringSubmatch(text); m != nil {
		marks, ok := w.inBrackets(m[2])
		if !ok {
			return text, nil, unknownMark(text, "["+m[2]+"]", m[2])
		}
		return m[1], marks, nil
	}
	if m := noted.FindStringSubmatch(text); m != nil {
		marks, _ := w.inBrackets(m[2])
		return m[1], marks, nil
	}
	if m := enclosed.FindStringSubmatch(text); m != nil {
		if marks, ok := w.inBrackets(m[2]); ok {
			return m[1], marks, nil
		}
	}
	if m := raised.FindStringSubmatch(text); m != nil {
		return m[1], []found{{Mark: Mark{m[2], "see the notes of the source"}, use: remark}}, nil
	}
	if m := lettered.FindStringSubmatch(text); m != nil {
		return w.letters(text, m)
	}
	return text, nil, nil
}

// inBrackets are the marks in one pair of brackets: "c", "p, r", "note 2",
// "provisional".
func (w Written) inBrackets(inside string) (marks []found, ok bool) {
	inside = strings.ToLower(words(inside))
	if m := noteSign.FindStringSubmatch(inside); m != nil {
		return []found{{Mark: Mark{"note " + strings.TrimSpace(m[1]), "see the notes of the source"}, use: remark}}, true
	}
	for _, sign := range strings.FieldsFunc(inside, func(r rune) bool { return strings.ContainsRune(" ,;/", r) }) {
		one, ok := w.mark(sign)
		if !ok {
			return w.inWords(inside)
		}
		marks = append(marks, one)
	}
	return marks, marks != nil
}

// inWords is the mark whose meaning is written out.
func (w Written) inWords(inside string) ([]found, bool) {
	for sign, one := range conventions {
		if one.means == inside {
			return []found{{Mark: Mark{sign, one.means}, use: one.use}}, true
		}
	}
	if slices.Contains(reasons, inside) {
		return []found{{Mark: Mark{inside, inside}, use: reason}}, true
	}
	return nil, false
}

// mark is the mark of a sign: what the settings say that it means, or else what
// publishers agree on.
func (w Written) mark(sign string) (found, bool) {
	if means, ok := w.missing(sign); ok {
		return found{Mark: Mark{sign, means}, use: either}, true
	}
	if one, ok := conventions[sign]; ok {
		return found{Mark: Mark{sign, one.means}, use: one.use}, true
	}
	return found{}, false
}

// letters reads letters without brackets: one mark that nobody takes for a unit,
// or two such flags of Eurostat set apart from the number. m is what lettered
// found: before, space, letters.
func (w Written) letters(text string, m []string) (before string, marks []found, err error) {
	before, apart, sign := m[1], m[2] != "" || strings.HasSuffix(m[1], ":"), m[3]
	if means, ok := w.missing(sign); ok {
		return before, []found{{Mark: Mark{sign, means}, use: either}}, nil
	}
	if before == "" {
		sign = strings.ToLower(sign)
	}
	if one, ok := conventions[sign]; ok && (one.bare || apart && sign == "d") {
		if before == "" && one.use == remark {
			return text, nil, fmt.Errorf("%q says “%s” of a number, and there is none", text, one.means)
		}
		return before, []found{{Mark{sign, one.means}, one.use, before != "" && !apart}}, nil
	}
	if last := len(text) - 1; w.isFigure(text[:last]) && conventions[text[last:]].bare {
		one := conventions[text[last:]]
		return text[:last], []found{{Mark: Mark{text[last:], one.means}, use: one.use}}, nil // "£1.2mr"
	}
	if flags := flags(sign); apart && flags != nil {
		return before, flags, nil
	}
	if len([]rune(sign)) <= 3 {
		if before == "" {
			sign = text
		}
		return text, nil, unknownMark(text, sign, sign)
	}
	return text, nil, nil
}

// isFigure tells whether a text is a number without marks.
func (w Written) isFigure(text string) bool {
	plainly, err := w.plainly(text)
	if err == nil {
		_, err = parseFigure(plainly)
	}
	return err == nil
}

// flags are two flags of Eurostat in one word, "ep". A word that is a unit too
// is none: "bp" may be basis points, "pc" per cent.
func flags(word string) (marks []found) {
	if len(word) != 2 || slices.Contains([]string{"bp", "pc", "fr"}, word) {
		return nil
	}
	for _, sign := range strings.Split(word, "") {
		one, ok := conventions[sign]
		if !ok || one.use == reason {
			return nil
		}
		marks = append(marks, found{Mark: Mark{sign, one.means}, use: one.use})
	}
	return marks
}

// unknownMark says that nobody knows what a mark means.
func unknownMark(text, sign, word string) error {
	if text == sign {
		return fmt.Errorf("%q is neither a value nor a mark that is known: say what it means, as in `missing: { %q: not available }` beside the columns", text, word)
	}
	return fmt.Errorf("%q has “%s” behind it, which may be a mark or a unit: for a mark, say what it means, as in `missing: { %q: provisional }` beside the columns", text, sign, word)
}
