package item

// Rules are what an operator wants of the articles, whatever they tell. Kinds is
// what becomes of a kind; one that is not named has its usual use.
//
// Keep names articles (see Item.Names) that are never left out, because an editor
// has asked for them.
type Rules struct {
	Kinds map[Kind]Use
	Keep  []string
}

// Sifted is what Sift made of the articles. Kept are those of which stories are
// made, oldest first. Out are the others.
type Sifted struct {
	Kept []Item
	Out  []Out
}

// Out is an article that is left out. Why goes on with "it is left out because":
// "it is an advertisement, by the category “Sponsored”".
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
	s.twins()
	s.judge(r)
	s.Kept = foldVersions(s.Kept)
	credited(s.Kept)
	s.Kept = withoutRefrains(s.Kept)
	return s
}

// judge gives each article its kind and its use.
func (s *Sifted) judge(r Rules) {
	for i := range s.Kept {
		s.Kept[i].Kind, s.Kept[i].Use = News, ToTell
	}
}
