package tag

import (
	"bytes"
	"math"
	"strconv"

	"github.com/johnfercher/maroto/v2/pkg/consts/linestyle"
	"github.com/johnfercher/maroto/v2/pkg/core"
	"github.com/johnfercher/maroto/v2/pkg/core/entity"
	"github.com/johnfercher/maroto/v2/pkg/props"
)

// mark is what a sentinel stands for: from here on all belongs to an element,
// or to none; or else what is drawn.
type mark struct {
	of    *Element
	box   Box
	drawn []Drawn
	found bool
}

// Drawn is operators that draw something of an element in a box. If there is no
// element, it belongs to what was begun.
type Drawn struct {
	Of        *Element
	In        Box
	Operators []byte
}

// Begin says that what is drawn next belongs to the element and stands in the
// box.
func (t *Tree) Begin(p core.Provider, e *Element, in Box) { t.put(p, mark{of: e, box: in}) }

// End says that what is drawn next belongs to nobody.
func (t *Tree) End(p core.Provider) { t.put(p, mark{}) }

// Draw puts operators on the page that paint paths, no words, and leave the
// state of drawing as it was.
func (t *Tree) Draw(p core.Provider, operators []byte) { t.Write(p, Drawn{Operators: operators}) }

// Write puts operators on the page that show words, with fonts that Embed is
// given.
func (t *Tree) Write(p core.Provider, all ...Drawn) { t.put(p, mark{drawn: all}) }

// Sentinels begin about farLeft and are step long for mark number 1; in
// points. After inBand marks they begin a band further right, where they are
// short again. No reader of PDF takes a number above 32,767 amiss.
const (
	farLeft = -30_000.0
	band    = 1_000.0 // wider than any margin
	bands   = 10
	step    = 0.05
	inBand  = 200_000
	most    = bands * inBand
)

const mmPerPoint = 25.4 / 72

// put draws the sentinel of a mark.
func (t *Tree) put(p core.Provider, m mark) {
	t.marks = append(t.marks, m)
	n := len(t.marks) - 1
	from, length := farLeft+band*float64(n/inBand), step*float64(n%inBand+1)
	at := entity.Cell{X: from * mmPerPoint, Width: length * mmPerPoint}
	p.AddLine(&at, &props.Line{Thickness: 0.1, Style: linestyle.Solid, SizePercent: 100})
}

// mark is the mark that a painted path stands for, nil if it is no sentinel.
func (t *Tree) mark(path []byte) *mark {
	if len(path) == 0 || path[0] != '-' {
		return nil
	}
	parts := bytes.Fields(path) // x y m x y l S
	if len(parts) != 7 || string(parts[2]) != "m" || string(parts[5]) != "l" || string(parts[6]) != "S" {
		return nil
	}
	from, err := strconv.ParseFloat(string(parts[0]), 64)
	to, bad := strconv.ParseFloat(string(parts[3]), 64)
	in, n := math.Floor((from-farLeft)/band), math.Round((to-from)/step)-1
	if err != nil || bad != nil || !(in >= 0 && in < bands && n >= 0 && n < inBand) {
		return nil
	}
	if n += in * inBand; n >= float64(len(t.marks)) {
		return nil
	}
	return &t.marks[int(n)]
}
