package tag

import (
	"bytes"
	"fmt"
	"strconv"
)

// lasting are the operators whose state is put on the page only where it is
// needed, and once: maroto sets it again before everything that it draws.
// Those of one row replace each other.
var lasting = map[string]int{
	"w": 0, "J": 1, "j": 2, "d": 3, "G": 4, "RG": 4, "K": 4, "g": 5, "rg": 5, "k": 5, "Tf": font,
}

const (
	font   = 6 // only words need it
	values = font + 1
)

// page is one page's content in the making.
type page struct {
	tree   *Tree
	number int
	out    bytes.Buffer
	owner  *Element   // what is drawn belongs to it, nil for nobody
	open   *Element   // what the marked content that is open belongs to
	owners []*Element // by the numbers of marked content, their elements
	used   map[string]bool
	wanted [values]unit
	given  [values]string
}

// mark makes the page's content anew, with marked content for sentinels.
func (p *page) mark(content []byte) error {
	if err := units(content, p.unit); err != nil {
		return fmt.Errorf("page %d: %w", p.number+1, err)
	}
	p.enter(nil)
	return nil
}

func (p *page) unit(u unit) error {
	if u.class == paths {
		if m := p.tree.mark(u.bytes); m != nil {
			return p.meet(m)
		}
	}
	if row, ok := lasting[u.key]; ok && u.class == state {
		p.wanted[row] = u
		return nil
	}
	return p.put(u)
}

// meet does what a sentinel stands for.
func (p *page) meet(m *mark) error {
	m.found = true
	if len(m.drawn) == 0 {
		p.owner = m.of
		p.stand(m.of, m.box)
		return nil
	}
	owner := p.owner
	for _, one := range m.drawn {
		p.owner = owner
		if one.Of != nil {
			p.owner = one.Of
			p.stand(one.Of, one.In)
		}
		if err := units(one.Operators, p.unit); err != nil {
			return err
		}
	}
	p.owner = owner
	return nil
}

// stand notes a box of an element on the page.
func (p *page) stand(e *Element, in Box) {
	if e != nil && in != (Box{}) {
		e.stand(placed{p.number, in})
	}
}

// stand notes a box of the element, and of the link that it is a part of.
func (e *Element) stand(b placed) {
	e.at(b)
	for over := e.parent; over != nil; over = over.parent {
		if over.kind == Link {
			over.at(b)
		}
	}
}

// near is how far apart two boxes on a line may stand and be one, in points.
const near = 6

// at notes a box, and makes one of those that touch on a line.
func (e *Element) at(b placed) {
	if i := len(e.boxes) - 1; i >= 0 {
		if last := &e.boxes[i]; last.page == b.page && last.Bottom == b.Bottom && last.Top == b.Top && b.Left-last.Right < near {
			last.Right = max(last.Right, b.Right)
			return
		}
	}
	e.boxes = append(e.boxes, b)
}

// holder is what a painted path belongs to: if nobody has it, to the page.
func (p *page) holder() *Element {
	if p.owner == nil {
		return p.tree.ground
	}
	return p.owner
}

// put puts a unit on the page.
func (p *page) put(u unit) error {
	switch u.class {
	case state:
		p.applyState(font)
	case paths:
		p.applyState(font)
		p.enter(p.holder())
	default:
		if p.owner == nil {
			return fmt.Errorf("something belongs to no element: %.60q", u.bytes)
		}
		rows := font // a font that shows no words is not named: it may not be embedded
		if u.class == words {
			rows = values
		}
		p.applyState(rows)
		p.enter(p.owner)
	}
	for _, name := range u.names {
		p.used[name] = true
	}
	p.line(u.bytes)
	if _, ok := lasting[u.key]; ok {
		p.given = [values]string{}
	}
	return nil
}

// applyState writes what has changed of the first rows of the lasting state.
func (p *page) applyState(rows int) {
	for i, u := range p.wanted[:rows] {
		if u.bytes == nil || p.given[i] == string(u.bytes) {
			continue
		}
		p.given[i] = string(u.bytes)
		p.line(u.bytes)
		for _, name := range u.names {
			p.used[name] = true
		}
	}
}

func (p *page) line(b []byte) {
	p.out.Write(b)
	p.out.WriteByte('\n')
}

// enter ends the marked content that is open and begins that of an element,
// nil for none.
func (p *page) enter(e *Element) {
	if p.open == e {
		return
	}
	if p.open != nil {
		p.out.WriteString("EMC\n")
	}
	p.open = e
	switch {
	case e == nil:
	case e == p.tree.ground:
		p.out.WriteString("/Artifact BMC\n")
	case e.kind == Artifact:
		p.out.WriteString("/Artifact <</Type/Pagination>> BDC\n")
	default:
		e.pieces = append(e.pieces, piece{p.number, len(p.owners)})
		e.draw()
		p.out.WriteByte('/')
		p.out.WriteString(string(e.owner().kind))
		p.out.WriteString(" <</MCID ")
		p.out.Write(strconv.AppendInt(p.out.AvailableBuffer(), int64(len(p.owners)), 10))
		p.out.WriteString(">> BDC\n")
		p.owners = append(p.owners, e.owner())
	}
}
