package tag

import "fmt"

// check says what is missing from the tree.
func (t *Tree) check() error {
	if len(t.marks) > most {
		return fmt.Errorf("%d marks are too many", len(t.marks))
	}
	for i, m := range t.marks {
		if !m.found {
			return fmt.Errorf("mark %d of %d, of %s, is on no page", i+1, len(t.marks), m.of.name())
		}
	}
	var err error
	t.Root.all(func(e *Element) {
		if wrong := e.check(); wrong != "" && err == nil {
			err = fmt.Errorf("%s on page %d %s", e.name(), e.first()+1, wrong)
		}
	})
	return err
}

// number gives the headings that were drawn their numbers, H1 to H6.
func (t *Tree) number() {
	var over []int // the levels of the headings that one stands under
	t.Root.all(func(e *Element) {
		if e.kind != Heading {
			return
		}
		for len(over) > 0 && over[len(over)-1] >= e.Level {
			over = over[:len(over)-1]
		}
		over = append(over, e.Level)
		e.number = min(len(over), 6)
	})
}

// check says what is wrong with an element that comes into the file.
func (e *Element) check() string {
	switch {
	case e.kind == Figure && e.Alt == "":
		return "has no words for it"
	case e.kind == Figure && len(e.boxes) == 0:
		return "has no place"
	case e.kind == HeadCell && e.Scope == "":
		return "is the head of nothing"
	case e.kind == Link && e.Address == "" && (e.To == nil || !e.To.stands()):
		return "leads nowhere"
	case e.kind == Link && len(e.boxes) == 0:
		return "has no place"
	case e.kind == Heading && e.Title == "":
		return "has no title"
	}
	return ""
}

func (e *Element) name() string {
	if e == nil {
		return "nobody"
	}
	return string(e.owner().kind)
}

// first is the page on which the element begins.
func (e *Element) first() int {
	page := -1
	e.all(func(e *Element) {
		if page < 0 && len(e.pieces) > 0 {
			page = e.pieces[0].page
		}
	})
	return max(page, 0)
}
