package prose

import (
	"catchup/internal/language"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// withoutFurniture are the blocks of an article without what is not part of its
// text: whole lines, and sentences that say nothing but how to read, share, hear or
// pay for it. The lines of each block are joined. It returns what it dropped, but for
// the title, the date, headings and pointers to other pages.
func withoutFurniture(blocks []block, title string) (kept []block, around []string) {
	s := stripping{title: title}
	for n, b := range blocks {
		s.late = 2*(n+1) >= len(blocks)
		s.take(b)
	}
	return s.kept, s.around
}

// stripping is an article that loses its furniture. Late is whether half of it has
// been taken. Amends is whether a correction comes next.
type stripping struct {
	title        string
	kept         []block
	around       []string
	stage        stage
	late, amends bool
}

// stage is where in an article a line stands.
type stage int

const (
	running  stage = iota
	pointing       // among titles of other pages
	left           // behind the last words, where other pages are named
	released       // behind the end of a press release
)

// take takes the next block.
func (s *stripping) take(b block) {
	lines := b.whole(s.title)
	text := strings.Join(lines, " ")
	switch {
	case b.kind == headBlock:
		s.stage = max(s.stage, s.closing(text))
	case s.amends || Corrects(text):
		b.lines, s.amends = text, CorrectionHead(text) == text
		s.kept = append(s.kept, b)
	case b.kind == tableBlock || b.kind == quoteBlock:
		if b.lines = text; s.stage <= pointing {
			s.kept = append(s.kept, b)
		}
	default:
		if b.lines = s.text(lines); b.lines != "" {
			s.kept = append(s.kept, b)
		}
	}
}

// text is what is left of the lines of a block.
func (s *stripping) text(lines []string) string {
	var kept []string
	var said quotes
	for _, line := range lines {
		if line = s.line(line, &said); line != "" {
			kept = append(kept, line)
		}
	}
	return strings.Join(kept, " ")
}

// line is what is left of a line.
func (s *stripping) line(line string, said *quotes) string {
	if s.stage = max(s.stage, s.closing(line)); s.stage == pointing && ended(line) {
		s.stage = running
	}
	switch {
	case s.stage == released, s.stage == running && mayName(line) && byline.MatchString(line):
		s.around = append(s.around, line)
		return ""
	case s.stage != running, strings.EqualFold(line, s.title), len(line) <= longestDate && dateline.MatchString(line):
		return ""
	}
	line = withoutLabel(s.withoutPlace(line))
	var kept []string
	sentences := language.Sentences(line)
	for n, sentence := range sentences {
		inside := said.open()
		said.read(sentence)
		switch ends := len(s.kept)+len(kept) > 0 && mayEnd(sentence) && ending.MatchString(sentence); {
		case s.stage == running && ends:
			s.stage = released
			sentence = strings.TrimSpace(ending.ReplaceAllString(sentence, ""))
		case !said.open() && !inside && !(block{lines: sentence}).said():
			continue
		case n > 0 && s.stage == running && !inside && s.follows(sentence):
			s.stage = released
			fallthrough
		case s.stage == released, !inside && furniture(sentence):
			s.around = append(s.around, sentence)
			if n == 0 && !ended(line) { // the name of a page, which looks like sentences
				s.around = append(s.around, sentences[1:]...)
				return ""
			}
			continue
		}
		kept = append(kept, sentence)
	}
	if len(kept) == len(sentences) && s.stage == running {
		return line
	}
	return strings.TrimSpace(strings.Join(kept, " "))
}

// quotes counts the marks of quotations in a text, to know whether one is open.
type quotes struct{ double, straight int }

func (q *quotes) read(text string) {
	q.double += strings.Count(text, "“") - strings.Count(text, "”")
	q.straight += strings.Count(text, `"`)
}

func (q *quotes) open() bool { return q.double > 0 || q.straight%2 == 1 }

// owning matches words by which an outlet owns up to a mistake, or withdraws what
// it said.
var owning = regexp.MustCompile(`(?i)\b(?:retract(?:ed|s|ion)?|withdr[ae]wn?|withdraws?|taken down|apologi[sz]es?|wrongly|incorrectly|inaccurate(?:ly)?|misstated|should have (?:said|read|been))\b`)

// furniture tells whether a sentence stands around the text and is no part of it. By
// what an outlet owns up to other articles are judged, so that stays.
func furniture(sentence string) bool {
	return len(sentence) <= longestRemark && remarked(sentence) && !owning.MatchString(sentence)
}

// longestRemark is how many bytes a remark has at most.
const longestRemark = 500

// remarked tells whether a sentence is a remark.
func remarked(sentence string) bool {
	s := trimmed(sentence)
	first, second := firstTwo(s)
	if invitations.match(first, second, s) || creditable(s) && credit.MatchString(sentence) {
		return true
	}
	found := false
	language.EachWord(s, func(w string) { found = found || asides.match(plainly(w), "", s) })
	return found || appeals(s)
}

// trimmed is a line without the marks in front of it.
func trimmed(line string) string { return strings.TrimLeft(line, "([{<>»→►▶•*|-–— ") }

// firstTwo are the first two words of a text in small letters.
func firstTwo(s string) (first, second string) {
	before, rest, _ := strings.Cut(s, " ")
	return plainly(language.FirstWord(before)), plainly(language.FirstWord(rest))
}

// plainly is a word in small letters and with a straight apostrophe.
func plainly(word string) string { return strings.ToLower(strings.ReplaceAll(word, "’", "'")) }

// whole are the lines of a block. Lines that a page was too narrow for are joined.
func (b block) whole(title string) (lines []string) {
	var parts []string
	for line := range strings.SplitSeq(b.lines, "\n") {
		if n := len(parts) - 1; n >= 0 && (b.broken || !goesOn(parts[n], line, title)) {
			lines, parts = append(lines, strings.Join(parts, " ")), nil
		}
		parts = append(parts, line)
	}
	return append(lines, strings.Join(parts, " "))
}

// narrow is the least number of bytes of a line that may go on in the next one.
const narrow = 40

// goesOn tells whether a line of plain text goes on with the one before it.
func goesOn(before, line, title string) bool {
	first, _ := utf8.DecodeRuneInString(line)
	switch {
	case unicode.IsLower(first):
		return true
	case strings.EqualFold(before, title), byline.MatchString(before), byline.MatchString(line), dateline.MatchString(line), dateline.MatchString(before):
		return false
	}
	return len(before) >= narrow && !ended(before) && !strings.HasSuffix(before, ":")
}

// behind match how the lines begin that stand behind a press release.
var behind = remarksOf([]remark{
	{"note notes further editor's editors background", `^(?:(?:further )?notes? (?:to|for) (?:the )?(?:editors?|media|press|journalists|newsdesks?)(?:\W*$|\W*:|\W+\d| ?[–—-])|editors?[’']? notes?\W*$|background notes?\W*$)`},
	{"for all any further media press news pr interview", `^(?:for )?(?:all |any |further )?(?:media|press|news|pr|interview)(?: (?:and|or|&) \w+)?(?: office)? (?:enquir(?:y|ies)|inquir(?:y|ies)|contacts?|quer(?:y|ies)|office|team|information|requests?|relations)\b[^.!?]{0,60}?(?:$|:|,| [–—-] |\bplease\b|\bcontact\b|\bcall\b|\d)`},
	{"contact contacts", `^contacts?(?: (?:details|information))?\W*$`},
	{"for+further for+more for+additional", `^for (?:further|more|additional) (?:information|details)(?: (?:on|about) [^.:]{2,60})?,? (?:or [^.:]{2,60},? )?(?:please )?(?:contact|call|e-?mail|telephone|phone)\b`},
})

var (
	// ending matches the end of a press release, alone or behind its last sentence.
	ending = regexp.MustCompile(`^[^\p{L}\d]*(?:ENDS?|[Ee]nds|(?i:end of (?:press |media |news )?release))[^\p{L}\d]*$|^# ?# ?#|\s*[-–—*\[({~]+ ?(?i:ends?) ?[-–—*\])}~]+\s*$|\s+ENDS$`)
	// about matches the name of a body at the end, below which it says what it is.
	about = regexp.MustCompile(`^(?:About|ABOUT) (?:(?:the|THE) )?(?:\p{Lu}[^.!?:]{1,70}(?:$|: )|us:?$)`)
	// leaving and pointers match a line behind which only titles of other pages
	// stand; behind a pointer the article may go on.
	leaving  = regexp.MustCompile(`(?i)^(?:also (?:on|in) [^:]+|(?:related|most (?:read|popular|viewed)|latest|recommended|similar|top|trending|popular)(?: (?:articles|stories|news|reading|content|links|topics|posts|now|headlines|for you))*|about the authors?|what to read next)\W*$`)
	pointers = regexp.MustCompile(`(?i)^(?:read (?:more|next|also)|more (?:on this|from|like this|stories)\b[^:]*|you (?:may|might) also (?:like|enjoy)|see also|don[’']t miss)\W*$`)
	// byline matches a line that names the author.
	byline = regexp.MustCompile(`^(?i:by|words by|written by) \p{Lu}?[^.!?]{2,60}$`)
)

// follows tells whether a line stands behind the end of a press release.
func (s *stripping) follows(line string) bool {
	line = trimmed(line[:min(len(line), longestRemark)])
	first, second := firstTwo(line)
	return behind.match(first, second, line) || s.late && first == "about" && about.MatchString(line)
}

// label matches what some outlets put in front of their paragraphs.
var label = regexp.MustCompile(`^(?:Why (?:it|this) matters?|The big picture|Driving the news|What they[’']re saying|Between the lines|By the numbers|The bottom line|Bottom line|What[’']s next|What[’']s new|` +
	`What to watch|What we[’']re watching|Zoom (?:in|out)|The other side|State of play|How it works|Catch up quick|Flashback|Reality check|Of note|Worth noting|The backdrop|The intrigue|The details|` +
	`What[’']s happening|What happened|Quick take|The latest|The context|Threat level|Our thought bubble|The impact|Yes,? but|Go deeper|Context|Background|The takeaway|Key takeaway|Be smart): ?(["“‘'\p{Lu}\d£$€])`)

// withoutLabel is a line without such words.
func withoutLabel(line string) string { return label.ReplaceAllString(line, "$1") }

// mayName tells whether a line may name the author.
func mayName(line string) bool {
	return len(line) < 2*narrow && strings.ContainsRune("BbWw", rune(line[0]))
}

// mayEnd tells whether a sentence may hold the end of a press release.
func mayEnd(sentence string) bool {
	return len(sentence) < narrow || strings.HasSuffix(sentence, "ENDS") || strings.ContainsAny(sentence[len(sentence)-1:], "-*])}~") || strings.HasSuffix(sentence, "–")
}

// longestPointer is how many words a line has at most that points to other pages.
const longestPointer = 8

// closing is the stage that begins with a line, running if it does not close the
// article.
func (s *stripping) closing(line string) stage {
	if len(s.kept) == 0 {
		return running
	}
	short := !ended(line) && len(strings.Fields(line)) <= longestPointer
	switch {
	case short && ending.MatchString(line) && len(strings.Fields(line)) < 4, s.follows(line):
		return released
	case short && s.late && leaving.MatchString(line):
		return left
	case short && pointers.MatchString(line):
		return pointing
	}
	return running
}
