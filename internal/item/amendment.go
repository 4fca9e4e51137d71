package item

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"time"
)

// Amendment is what an outlet says of an article that it published: that
// something in it was wrong, or that it withdraws the whole.
//
// By is the article that says so; it is the amended article itself if that says
// so of itself. Of is the amended article as it was, nil if it is not known. When
// it came out is the zero time if that is not known. Said is what By says, in its
// own sentences. At is when it was said.
type Amendment struct {
	By        Item
	Of        *Item
	Withdrawn bool
	Said      string
	At        time.Time
}

// statement is one amendment of a notice that may hold several, as it was written.
type statement struct {
	Item
	text string
}

// amend lets the notices of corrections and of withdrawals act on the articles.
// A withdrawn article is left out. A corrected one keeps what was corrected, and
// loses the sentences that are known to be wrong. The notices themselves are left
// out: what they say is in Amendments.
func (s *Sifted) amend(notices, earlier []Item) {
	if len(notices) == 0 {
		return
	}
	finder := newFinder(s.Kept, notices, earlier)
	for len(notices) > mostNotices {
		s.Out = append(s.Out, Out{notices[0], fmt.Sprintf("it corrects something, and there are more than %d corrections", mostNotices)})
		notices = notices[1:]
	}
	for _, n := range notices {
		var why []string
		for _, one := range statementsOf(n) {
			a := Amendment{By: n, Withdrawn: n.Kind == Retraction, Said: one.said(), At: n.Published}
			switch at := finder.target(one); {
			case at >= len(s.Kept):
				a.Of = &finder.items[at]
			case at >= 0:
				s.apply(&a, at)
			case a.Withdrawn && ofItself(n):
				a.Of = standsFor(n)
			}
			s.Amendments, why = append(s.Amendments, a), append(why, did(a))
		}
		s.Out = append(s.Out, Out{n, strings.Join(slices.Compact(why), "; ")})
	}
	s.Kept = slices.DeleteFunc(s.Kept, Item.withdrawn)
}

// mostNotices bounds the corrections and withdrawals that are looked into, of all
// outlets together. The newest are.
const mostNotices = 500

// did says what a notice did.
func did(a Amendment) string {
	switch {
	case a.Of == nil:
		return "it corrects an article that is not known"
	case a.Withdrawn && a.Of.Kind == Retraction:
		return withdrawnBy(a)
	case a.Withdrawn:
		return fmt.Sprintf("it withdraws “%s”", a.Of.Title)
	}
	return fmt.Sprintf("it corrects “%s”", a.Of.Title)
}

// standsFor is the article in whose place a retraction stands. When it came out is
// known only if the retraction says so of itself.
func standsFor(n Item) *Item {
	if !onThis.MatchString(n.Text) {
		n.Published = time.Time{}
	}
	return &n
}

// withdrawn tells whether the outlet has withdrawn the article.
func (i Item) withdrawn() bool {
	return slices.ContainsFunc(i.Amended, func(a Amendment) bool { return a.Withdrawn })
}

// apply lets an amendment act on the article at a place.
func (s *Sifted) apply(a *Amendment, at int) {
	target := &s.Kept[at]
	of := *target
	a.Of = &of
	if !a.Withdrawn {
		*target = target.withoutWrong(*a)
	} else if !of.withdrawn() {
		s.Out = append(s.Out, Out{of, withdrawnBy(*a)})
	}
	target.Amended = append(target.Amended, *a)
}

func withdrawnBy(a Amendment) string {
	return fmt.Sprintf("%s has withdrawn it: “%s”", a.By.publisher(), a.Said)
}

// notices takes the corrections and the retractions from the articles, before
// other versions of these are folded with them. A correction that prints the
// whole article anew is the article.
func (s *Sifted) notices() (notices []Item) {
	var kept []Item
	printed, called := paragraphsOf(s.Kept), calledOf(s.Kept)
	for _, i := range s.Kept {
		if i.Kind == News && strings.EqualFold(i.Label, "withdrawn") {
			i = i.withdraws(called)
		}
		switch {
		case i.Kind == Retraction, i.Kind == Correction && !printed.again(i):
			notices = append(notices, i)
		case i.Kind == Correction:
			i.Kind, i.Use = News, ToTell
			s.amendItself(&i)
			fallthrough
		default:
			kept = append(kept, i)
		}
	}
	s.Kept = kept
	return notices
}

// withdraws is an article with the word "Withdrawn" in front of its title as what it
// is: a retraction if its outlet has an article of that title or under that ID, and
// else what it says, as a body does of guidance that no longer holds.
func (i Item) withdraws(called map[string][]Item) Item {
	by := i.masthead()
	of := func(o Item) bool { return o.Label != i.Label && by.same(o.masthead()) }
	if slices.ContainsFunc(i.callings(), func(name string) bool { return slices.ContainsFunc(called[name], of) }) {
		i.Kind, i.KnownBy = Retraction, "the label “"+i.Label+"” of its title"
	} else {
		i.Title = i.Label + ": " + i.Title
	}
	return i
}

// callings are the ID, the page and the title of an article, as far as it has them.
func (i Item) callings() []string {
	return slices.DeleteFunc([]string{i.ID, Page(i.Link), strings.ToLower(i.Title)}, func(name string) bool { return name == "" })
}

// calledOf are the articles by their callings.
func calledOf(items []Item) map[string][]Item {
	called := map[string][]Item{}
	for _, i := range items {
		for _, name := range i.callings() {
			called[name] = append(called[name], i)
		}
	}
	return called
}

// A correction prints an article anew if it has this many of its paragraphs, and
// this part of them.
const (
	fewestReprinted = 2
	mostReprinted   = 0.5
)

// paragraphs are the articles in which each paragraph stands, corrections aside.
type paragraphs map[string][]*Item

func paragraphsOf(items []Item) paragraphs {
	in := paragraphs{}
	for n := range items {
		if items[n].Kind == Correction {
			continue
		}
		for p := range strings.SplitSeq(items[n].Text, "\n\n") {
			in[p] = append(in[p], &items[n])
		}
	}
	return in
}

// again tells whether a correction prints one of the articles anew. Of those in
// which a paragraph stands, the newest are looked at.
func (in paragraphs) again(correction Item) bool {
	times := map[*Item]int{}
	for p := range strings.SplitSeq(correction.Text, "\n\n") {
		for _, i := range in[p][max(0, len(in[p])-reach):] {
			if correction.masthead().same(i.masthead()) {
				times[i]++
			}
		}
	}
	for i, n := range times {
		if n >= fewestReprinted && float64(n) >= mostReprinted*float64(1+strings.Count(i.Text, "\n\n")) {
			return true
		}
	}
	return false
}

// bullet parts the corrections of one notice.
var bullet = regexp.MustCompile(`\s*(?:^|\s)[•·▪■*]\s+`)

// statementsOf are the corrections that a notice holds: one, or one for each point
// of a list. Its own title says nothing of a single one if there are several.
func statementsOf(n Item) (all []statement) {
	if !strings.Contains(n.Text, "•") && !heads(n) {
		return []statement{{n, n.Text}}
	}
	for part := range strings.SplitSeq(bullet.ReplaceAllString(n.Text, "\n\n"), "\n\n") {
		if part = strings.TrimSpace(part); len(strings.Fields(part)) >= fewestSaid {
			one := n
			one.Title = ""
			all = append(all, statement{one, part})
		}
	}
	if len(all) < 2 {
		return []statement{{n, n.Text}}
	}
	return all
}

// fewestSaid is the least number of words of a correction.
const fewestSaid = 5

// headsAlone matches a title that does not say what is corrected.
var headsAlone = regexp.MustCompile(`(?i)^\W*(?:(?:an? |our |today[’']s )?(?:corrections?|clarifications?|corrections?(?: and| &|,) clarifications?|apology|apologies|retractions?|withdrawals?)|errat(?:um|a)|for the record|cywiriad(?:au)?|(?:how |where )?we got (?:it|this|that) wrong|we were wrong|withdrawn|retracted)?\W*(?:` + day + `)?\W*$`)

// heads tells whether the title of a notice heads several corrections.
func heads(n Item) bool {
	return n.Kind == Correction && headsAlone.MatchString(n.Title) && strings.Contains(n.Text, "\n\n")
}

// Parts of the patterns below: a month, and a day as it stands in front of a
// correction.
const (
	day    = `(?:(?:\d{1,2}(?:st|nd|rd|th)? ` + months + `|` + months + ` \d{1,2})(?:,? \d{4})?)`
	months = `(?:January|February|March|April|May|June|July|August|September|October|November|December)`
)

var (
	// onThis matches what an article says of its own withdrawal.
	onThis = regexp.MustCompile(`(?i)\bth(?:is|e) (?:article|story|report|post|page|piece|item) (?:has been|was|is|had been) (?:now )?(?:retracted|withdrawn|removed|taken down|deleted)\b`)
	// polite matches sentences that do not say what was wrong.
	polite = regexp.MustCompile(`(?i)^\W*(?:we (?:apologi[sz]e|regret|are (?:very |happy |glad |sorry))|(?:our )?(?:sincere )?apologies|sorry\b|` +
		`(?:this (?:article|story|report|post|piece|page)|the headline(?: (?:on|of|to|above) this (?:article|story|report))?) (?:was|has been) (?:amended|corrected|updated)(?: on [\p{L}\d ,]+)?\W*$|corrections? and clarifications?\W*$|the (?:article|story|report|text|page|version online) has been (?:amended|corrected|updated)\W*$|a corrected version)`)
)

// ofItself tells whether a retraction stands in the place of the article that it
// withdraws, and so has its title.
func ofItself(n Item) bool {
	return !headsAlone.MatchString(n.Title) && (n.Label != "" || onThis.MatchString(n.Text))
}

// Title is the title of the notice, empty if that does not say what is corrected.
func (a Amendment) Title() string {
	if headsAlone.MatchString(a.By.Title) {
		return ""
	}
	return a.By.Title
}
