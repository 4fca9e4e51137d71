package shaping

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/shopspring/decimal"

	"catchup/internal/check"
	"catchup/internal/table"
)

// formula computes a value of each row. columns are the columns it needs, each
// once.
type formula struct {
	root    *node
	columns []int
	rules   map[string]string // by the rules of the values that it is made of
	mades   mades
}

// term is what an expression is. constant tells that no column is in it.
type term struct {
	kind     table.Kind
	unit     string
	sign     table.Sign
	basis    table.Basis
	constant bool
}

// node is a part of a formula: a column, a number, or an operation on others.
type node struct {
	op          rune // '+', '−', '×', '÷', 'n' for the negative of left, 'c', '#'
	left, right *node
	number      decimal.Decimal
	written     string // of a number, or the name of a column
	column      int
	at          int // where it stands in the text, in bytes
	is          term
}

// readFormula reads a formula, and notes what is wrong with it; nil if it cannot
// be read. beside are the columns that the same step makes.
func readFormula(at check.Place, in Schema, text string, beside []string) *formula {
	p := parser{text: text, in: in, place: at, beside: beside}
	p.next()
	root := p.sum()
	if p.token != "" {
		p.fail(p.start, p.spaced(), "%q is not expected here", p.token)
	}
	if p.failed {
		return nil
	}
	if root.op != 'c' && root.op != '#' && len(p.columns) == 0 {
		at.Note(fmt.Sprintf("{ constant: %s, kind: year } for a value as it stands", text), "%q has no column to compute with", text)
		return nil
	}
	return &formula{root: root, columns: p.columns, rules: map[string]string{}}
}

// spaced is the hint for a name behind another: it may be one with a space.
func (p *parser) spaced() string {
	if p.sort != 'n' {
		return ""
	}
	return "a name with spaces stands in square brackets: [net spend]"
}

// parser reads a formula word by word.
type parser struct {
	text    string
	in      Schema
	place   check.Place
	beside  []string
	columns []int
	failed  bool

	pos, start int    // behind and before the token, in bytes
	token      string // the word that is read, empty at the end
	sort       rune   // of the token: 'n' name, '#' number, or 'o' operator
	depth      int
}

// fail notes the first mistake, with its place in the formula.
func (p *parser) fail(at int, hint, format string, args ...any) {
	if p.failed {
		return
	}
	p.failed = true
	place := utf8.RuneCountInString(p.text[:at]) + 1
	p.place.Note(hint, "character %d of “%s”: %s", place, p.text, fmt.Sprintf(format, args...))
}

// signs are the operators in all their forms.
var signs = map[rune]string{
	'+': "+", '-': "−", '−': "−", '–': "−", '*': "×", '×': "×", '/': "÷", '÷': "÷", '(': "(", ')': ")",
}

// next reads the next token.
func (p *parser) next() {
	p.pos += len(p.text[p.pos:]) - len(strings.TrimLeftFunc(p.text[p.pos:], unicode.IsSpace))
	p.start = p.pos
	rest := p.text[p.pos:]
	r, size := utf8.DecodeRuneInString(rest)
	switch {
	case rest == "":
		p.token, p.sort = "", 'o'
		return
	case signs[r] != "":
		p.token, p.sort = signs[r], 'o'
	case r == '[' || r == '`':
		size = p.bracketed(r)
	case unicode.IsDigit(r) || strings.ContainsRune("£€$.", r):
		size = span(rest, func(r rune) bool {
			return unicode.IsDigit(r) || unicode.IsLetter(r) || strings.ContainsRune("£€$.,%", r)
		})
		p.token, p.sort = rest[:size], '#'
	case unicode.IsLetter(r) || r == '_':
		size = span(rest, func(r rune) bool {
			return unicode.IsDigit(r) || unicode.IsLetter(r) || r == '_' || r == '.'
		})
		p.token, p.sort = rest[:size], 'n'
	default:
		p.fail(p.pos, "+ - × ÷ and brackets are known", "%q means nothing here", string(r))
		p.token, p.sort = "", 'o'
		p.pos = len(p.text)
		return
	}
	p.pos += size
}

// bracketed reads a name in square brackets or backticks.
func (p *parser) bracketed(open rune) int {
	rest, end := p.text[p.pos:], "]"
	if open == '`' {
		end = "`"
	}
	n := strings.Index(rest[1:], end)
	if n < 0 {
		p.fail(p.pos, "", "the name that begins here does not end with %s", end)
		p.token, p.sort = "", 'o'
		return len(rest)
	}
	p.token, p.sort = strings.TrimSpace(rest[1:1+n]), 'n'
	return n + 2
}

// span is how many bytes the text begins with whose characters are all within.
func span(text string, within func(rune) bool) int {
	if i := strings.IndexFunc(text, func(r rune) bool { return !within(r) }); i >= 0 {
		return i
	}
	return len(text)
}

// sum reads products that are added.
func (p *parser) sum() *node {
	return p.chain(p.product, "+", "−")
}

// product reads factors that are multiplied.
func (p *parser) product() *node {
	return p.chain(p.factor, "×", "÷")
}

// chain reads parts with operators of one rank between them.
func (p *parser) chain(part func() *node, operators ...string) *node {
	left := part()
	for !p.failed && p.sort == 'o' && slices.Contains(operators, p.token) {
		op, at := p.token, p.start
		p.next()
		right := part()
		if p.failed {
			return left
		}
		r, _ := utf8.DecodeRuneInString(op)
		made := &node{op: r, left: left, right: right, at: at}
		made.is = p.judge(made)
		left = made
	}
	return left
}

// deepest is how many brackets and minus signs may stand within each other.
const deepest = 100

// factor reads a number, a column, a bracket or the negative of one.
func (p *parser) factor() *node {
	if p.depth++; p.depth > deepest {
		p.fail(p.start, "", "the formula is too deep")
	}
	defer func() { p.depth-- }()
	at, token, sort := p.start, p.token, p.sort
	switch {
	case p.failed:
		return &node{}
	case sort == '#':
		p.next()
		return p.number(at, token)
	case sort == 'n':
		p.next()
		return p.columnOf(at, token)
	case token == "−":
		p.next()
		return p.negative(at)
	case token == "(":
		p.next()
		inner := p.sum()
		if p.token != ")" {
			p.fail(at, "", "the bracket that opens here is not closed")
		}
		p.next()
		return inner
	case token == "":
		p.fail(at, "", "the formula ends too early")
	default:
		p.fail(at, "", "%q is not expected here", token)
	}
	return &node{}
}

// negative reads the part behind a minus.
func (p *parser) negative(at int) *node {
	of := p.factor()
	if p.failed {
		return of
	}
	made := &node{op: 'n', left: of, at: at, is: of.is}
	made.is.sign = ""
	if of.is.kind != "" && !of.is.kind.Numeric() {
		p.fail(at, "", "%s has no negative", of.is)
	}
	return made
}

// number reads a constant.
func (p *parser) number(at int, token string) *node {
	f, err := table.ParseFigure(token)
	if err != nil {
		p.fail(at, "a name that begins with a digit stands in square brackets", "%q is not a number", token)
		return &node{}
	}
	made := &node{op: '#', number: f.Amount, written: token, at: at, is: term{kind: table.Number, constant: true}}
	switch {
	case f.Currency != "":
		made.is.kind, made.is.unit = table.Money, f.Currency
	case f.Mark == "%":
		made.is.kind, made.is.unit = table.Share, "%"
	}
	return made
}

// columnOf finds a column.
func (p *parser) columnOf(at int, name string) *node {
	i := p.in.index(name)
	made := &node{op: 'c', column: i, written: name, at: at}
	switch {
	case i >= 0:
		c := p.in.Columns[i]
		made.is = term{kind: c.Kind, unit: c.Unit, sign: c.Sign, basis: c.Basis}
		if !slices.Contains(p.columns, i) {
			p.columns = append(p.columns, i)
		}
	case p.in.open():
		p.columns = append(p.columns, i)
	case slices.Contains(p.beside, name):
		p.fail(at, "write a derive of its own before it", "%q is made in the same step", name)
	default:
		p.fail(at, p.meant(at, name), "there is no column %q here", name)
	}
	return made
}

// meant is the hint for a name that no column has: one with a space or a sign in it
// must stand in brackets.
func (p *parser) meant(at int, name string) string {
	for _, c := range p.in.Names() {
		if len(c) > len(name) && strings.HasPrefix(p.text[at:], c) {
			return fmt.Sprintf("write it as [%s]", c)
		}
	}
	return check.DidYouMean(name, p.in.Names()) + `; a text stands in quotes: "draft"`
}

// plainWord tells whether a text in quotes is no formula: it has no operator.
func plainWord(text string) bool {
	return !strings.ContainsAny(text, "+*×/÷()[]`£%") && !strings.Contains(text, " - ")
}

// value computes the formula for a row.
func (f *formula) value(row []table.Value) table.Value {
	if f.root.op == 'c' {
		return row[f.root.column]
	}
	n, word, known := f.root.eval(row)
	v := table.Value{Known: known, Text: word, Num: n}
	if len(f.columns) > 0 {
		v.From = rowOf(&row[f.columns[0]])
	}
	v.Made = f.mades.next(f.rule(row), row, f.columns)
	v.Aside = f.aside(row)
	return v
}

// aside is what publishers say of the cells of a row that the formula needs.
func (f *formula) aside(row []table.Value) (made *table.Aside) {
	known := true
	for _, c := range f.columns {
		if row[c].Aside != nil {
			made = table.Join(made, row[c].Aside)
		}
		known = known && row[c].Known
	}
	if known {
		return made.Known()
	}
	return made
}

// rule is the formula as it is told; a value that was made has its own rule
// behind it.
func (f *formula) rule(row []table.Value) string {
	key := ""
	for _, c := range f.columns {
		if made := row[c].Made; made != nil {
			key += made.Rule + "\n"
		} else {
			key += "\n"
		}
	}
	rule, ok := f.rules[key]
	if !ok {
		rule = f.root.words(row, 0)
		if f.root.op == '#' {
			rule = "set in the settings"
		}
		if len(f.rules) < manyRules {
			f.rules[key] = rule
		}
	}
	return rule
}

// manyRules bounds the rules that a formula remembers.
const manyRules = 4096

// words writes a part of the formula; rank is that of the operator around it.
func (n *node) words(row []table.Value, rank int) string {
	switch n.op {
	case '#':
		return n.written
	case 'c':
		if rule := row[n.column].Rule(); rule != "" {
			return n.written + " (" + rule + ")"
		}
		return n.written
	case 'n':
		return "−" + n.left.words(row, 3)
	}
	own := 1
	if n.op == '×' || n.op == '÷' {
		own = 2
	}
	text := n.left.words(row, own) + " " + string(n.op) + " " + n.right.words(row, own+1)
	if own < rank {
		return "(" + text + ")"
	}
	return text
}
