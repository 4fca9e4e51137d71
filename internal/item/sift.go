package item

import (
	"fmt"
	"slices"
)

// Rules are what an operator wants of the articles, whatever they tell. Kinds is
// what becomes of a kind; one that is not named has its usual use. Mute are articles
// that are not wanted.
//
// Keep names articles (see Item.Names) that are never left out, because an editor
// has asked for them. Earlier are articles that earlier editions told or named, as
// far as they are known: a notice may correct one of them.
type Rules struct {
	Kinds map[Kind]Use
	Mute  Mute
	Keep  []string

	Earlier []Item
}

// Sifted is what Sift made of the articles. Kept are those of which stories are
// made, oldest first. Out are the others. Amendments are what outlets have
// corrected or withdrawn.
type Sifted struct {
	Kept       []Item
	Out        []Out
	Amendments []Amendment
}

// Out is an article that is left out. Why goes on with "it is left out because":
// "it is an advertisement: the category “Sponsored”".
type Out struct {
	Item
	Why string
}

// Sift takes the articles of all sources of a section, in any order. It finds out
// what each of them is, cleans their titles and texts, and leaves out those that
// the rules do not want.
func Sift(items []Item, r Rules) Sifted {
	s := Sifted{Kept: InOrder(items)}
	s.clean()
	credited(s.Kept)
	s.amendThemselves()
	s.twins()
	s.judge(r)
	notices := s.notices()
	s.Kept = foldVersions(s.Kept)
	s.amend(notices, r.Earlier)
	s.Kept = withoutRefrains(s.Kept)
	withoutLogos(s.Kept)
	return s
}

// judge gives each article its kind and its use, and leaves out those that are not
// wanted. One that an editor has asked for is at least named.
func (s *Sifted) judge(r Rules) {
	mute := newMuting(r.Mute)
	kept := s.Kept[:0]
	for _, i := range s.Kept {
		i.Kind, i.KnownBy = know(i)
		i.Use = r.use(i.Kind)
		why := mute.why(i)
		if why == "" && i.Use == ToDrop {
			why = fmt.Sprintf("it is %s: %s", i.Kind.One(), i.KnownBy)
		}
		if why != "" && !r.keeps(i) && i.Kind != Correction && i.Kind != Retraction { // those act
			s.Out = append(s.Out, Out{i, why})
			continue
		}
		if i.Use == ToDrop {
			i.Use = ToName
		}
		kept = append(kept, i)
	}
	s.Kept = kept
}

// use is what becomes of a kind.
func (r Rules) use(k Kind) Use {
	if u, ok := r.Kinds[k]; ok {
		return u
	}
	return uses(k)
}

// keeps tells whether an editor has asked for an article.
func (r Rules) keeps(i Item) bool { return slices.ContainsFunc(r.Keep, i.Names) }
