// Package script parts a text by its writing systems, so that a screen reader
// knows in which language each part is, and a line in which direction it runs.
//
// It knows no words. A language is told by its letters alone: where letters
// leave it open, the tag names the writing system ("und-Cyrl").
package script

import (
	"unicode"
	"unicode/utf8"

	"github.com/go-text/typesetting/bidi"
	"github.com/go-text/typesetting/language"
)

// Run is a part of a text. Lang is the tag of its language (BCP 47), "" if it
// is that of the document. RTL tells that it runs from right to left. Where that
// is not the direction of the document, set it as one whole with a direction of
// its own (in HTML, by the attribute dir), and what it holds of the other
// direction comes right by the Unicode bidirectional algorithm. What is Apart was
// put into the text, between the marks of Isolate.
type Run struct {
	Words string
	Lang  string
	RTL   bool
	Apart bool
}

// Runs parts words of a document in the language lang into runs, in the order
// in which they are read. Together they are the words again, without the marks of
// Isolate. Spaces, figures and points that stand between two languages belong to
// the document's. A text that runs against its document (see Leftward) is one run:
// names in other letters are a part of its lines.
func Runs(words, lang string) []Run {
	own, base := scripts(lang), RTL(lang)
	if words == "" || !base && own.has(language.Latin) && plain(words) {
		return []Run{{Words: words, RTL: base}}
	}
	if Leftward(words, base) != base {
		t := newText(Bare(words), own, base)
		return []Run{{Words: Bare(words), Lang: t.tag(t.most()), RTL: !base}}
	}
	var all []Run
	units := units(words)
	for _, u := range units {
		t := newText(u.words, own, base)
		switch {
		case u.apart:
			for _, run := range Runs(u.words, lang) {
				run.Apart = true
				all = append(all, run)
			}
		case len(units) == 1:
			all = t.whole(t.join(t.parts()))
		default:
			all = append(all, t.join(t.parts())...)
		}
	}
	return all
}

// plain tells whether there is nothing in the words but Latin letters of no
// certain language, figures and signs.
func plain(words string) bool {
	for _, r := range words {
		if r >= 0x1A0 && (r < 0x2000 || r >= 0x2E80) || r == opens || r == closes {
			return false
		}
	}
	return true
}

// text is a text that is being parted.
type text struct {
	runes  []rune
	script []language.Script // of each rune, Common for what belongs to none
	own    set               // the writing systems of the document
	base   bool              // the document runs from right to left
	seen   map[language.Script]int
}

func newText(words string, own set, base bool) *text {
	t := &text{runes: []rune(words), own: own, base: base}
	t.look()
	return t
}

// look finds the writing system of each rune. A mark has that of its letter.
func (t *text) look() {
	t.script, t.seen = make([]language.Script, len(t.runes)), map[language.Script]int{}
	for i, r := range t.runes {
		s := language.LookupScript(r)
		if s == language.Inherited && i > 0 {
			s = t.script[i-1]
		}
		if t.script[i] = s; !belongs(s) {
			t.script[i] = language.Common
			continue
		}
		t.seen[s]++
	}
}

// belongs tells whether s is a writing system, and not what all share.
func belongs(s language.Script) bool {
	return s != language.Common && s != language.Inherited && s != language.Unknown
}

// most is the writing system against the document's direction that has the most
// letters.
func (t *text) most() language.Script {
	best := language.Common
	for s, n := range t.seen {
		if rightToLeft.has(s) != t.base && (n > t.seen[best] || n == t.seen[best] && s < best) {
			best = s
		}
	}
	return best
}

// part is a stretch of runes with its tag.
type part struct {
	from, to int
	lang     string
	rtl      bool
}

// parts are the stretches that run against the document, with the figures in
// them, and what lies between by its writing systems.
func (t *text) parts() []part {
	var (
		all  []part
		algo bidi.Paragraph
		from int // where what runs with the document begins
	)
	runs := algo.Segment(t.runes, direction(t.base))
	for i := range runs.NumRuns() {
		run := runs.Run(i)
		switch against := run.IsLeftToRight() == t.base; {
		case against && (!t.base || t.first(run.Start, run.End) != language.Common):
			start := max(from, t.begun(run.Start))
			all = append(all, t.along(from, start)...)
			all = append(all, part{start, run.End, t.tag(t.first(run.Start, run.End)), !t.base})
			from = run.End
		case !t.base && i > 0:
			from = t.figures(run.Start, run.End)
			all[len(all)-1].to = from
		}
	}
	return append(all, t.along(from, len(t.runes))...)
}

// figures is where the figures end that a stretch begins with. They belong to
// what stands before them: 2024 in a Hebrew name stands at its left.
func (t *text) figures(from, to int) int {
	end := from
	for i := from; i < to && !unicode.IsLetter(t.runes[i]) && !unicode.IsSpace(t.runes[i]) && t.runes[i] != closes; i++ {
		if unicode.IsDigit(t.runes[i]) {
			end = i + 1
		}
	}
	return end
}

// begun is where words begin that run from left to right in a text from right to
// left, with the figures in front of them: 12 May is one whole, though the algorithm
// takes the 12 to what stands before it.
func (t *text) begun(start int) int {
	if !t.base {
		return start
	}
	i := start
	for i > 0 && unicode.IsSpace(t.runes[i-1]) {
		i--
	}
	from := i
	for i > 0 && unicode.IsDigit(t.runes[i-1]) {
		i--
	}
	if i == from || i > 0 && unicode.IsLetter(t.runes[i-1]) {
		return start
	}
	return i
}

// first is the writing system of the first letter of a stretch.
func (t *text) first(from, to int) language.Script {
	for _, s := range t.script[from:to] {
		if s != language.Common {
			return s
		}
	}
	return language.Common
}

// along parts a stretch that runs as the document does. What belongs to no
// writing system goes with its neighbours if they are of one language, and else
// with the document.
func (t *text) along(from, to int) []part {
	all := []part{{from: from, to: from, rtl: t.base}}
	end := from // of the last letter
	for i := from; i < to; i++ {
		s := t.script[i]
		if s == language.Common && !t.fullWidth(i) {
			continue
		}
		last, tag := &all[len(all)-1], t.tag(s)
		if s == language.Common {
			tag = last.lang
		}
		if tag != last.lang && last.lang != "" {
			last.to = end
			all = append(all, part{end, i, "", t.base})
			last = &all[len(all)-1]
		}
		if tag != last.lang {
			last.to = i
			all = append(all, part{i, i, tag, t.base})
		}
		all[len(all)-1].to, end = i+1, i+1
	}
	all[len(all)-1].to = end
	return t.vietnamese(append(all, part{from: end, to: to, rtl: t.base}))
}

// fullWidth tells whether there is a sign at i of those that stand between
// Chinese or Japanese letters.
func (t *text) fullWidth(i int) bool {
	r := t.runes[i]
	return r >= 0x3000 && r <= 0x303F || r >= 0xFF00 && r <= 0xFF65
}

// join makes runs of the parts.
func (t *text) join(parts []part) []Run {
	var all []part
	for _, p := range parts {
		last := len(all) - 1
		switch {
		case p.from == p.to:
		case last >= 0 && all[last].lang == p.lang && all[last].rtl == p.rtl:
			all[last].to = p.to
		default:
			all = append(all, p)
		}
	}
	runs := make([]Run, len(all))
	for i, p := range all {
		runs[i] = Run{Words: string(t.runes[p.from:p.to]), Lang: p.lang, RTL: p.rtl}
	}
	return runs
}

// whole is the runs of a whole text. If only one of them has letters, it has the
// signs around them too.
func (t *text) whole(runs []Run) []Run {
	one, found, from := Run{Words: string(t.runes), RTL: t.base}, false, 0
	for _, run := range runs {
		to := from + utf8.RuneCountInString(run.Words)
		if t.first(from, to) != language.Common {
			if found {
				return runs
			}
			found, one.Lang, one.RTL = true, run.Lang, run.RTL
		}
		from = to
	}
	return []Run{one}
}
