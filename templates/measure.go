package templates

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// Stack is faces in the order of preference, as CSS lists them without quotes:
// "Georgia, Times New Roman, serif". The last is a family that every machine
// has.
type Stack string

var (
	facePattern = regexp.MustCompile(`^[A-Za-z][A-Za-z0-9-]*( [A-Za-z][A-Za-z0-9-]*)*$`)
	anyFace     = regexp.MustCompile(`^(serif|sans-serif|monospace)$`)
)

// UnmarshalText reads names with commas between them.
func (s *Stack) UnmarshalText(text []byte) error {
	names := strings.Split(string(text), ",")
	for i, name := range names {
		names[i] = strings.TrimSpace(name)
		if !facePattern.MatchString(names[i]) {
			return fmt.Errorf("%q is not the name of a face: write Georgia, Times New Roman, serif, without quotes in quotes", names[i])
		}
	}
	if last := names[len(names)-1]; !anyFace.MatchString(last) {
		return fmt.Errorf("after %s there is nothing for machines without it: end with serif, sans-serif or monospace", last)
	}
	*s = Stack(strings.Join(names, ", "))
	return nil
}

// Pixels is a thickness on the screen, "6px"; on paper a pixel is three
// quarters of a point.
type Pixels int

// UnmarshalText reads a whole number of pixels, 0px to 24px.
func (p *Pixels) UnmarshalText(text []byte) error {
	n, err := bounded(string(text), "px", 0, 24)
	*p = Pixels(n)
	return err
}

// Millimetres is the thickness on paper.
func (p Pixels) Millimetres() float64 { return float64(p) * 25.4 / 96 }

// String is the thickness as CSS has it.
func (p Pixels) String() string { return fmt.Sprintf("%dpx", int(p)) }

// PageSize is the name of a size of paper.
type PageSize string

// pageSizes are the width and the height of each in millimetres.
var pageSizes = map[PageSize][2]float64{"A4": {210, 297}, "Letter": {215.9, 279.4}}

// UnmarshalText reads A4 or Letter.
func (s *PageSize) UnmarshalText(text []byte) error {
	if _, ok := pageSizes[PageSize(text)]; !ok {
		return fmt.Errorf("%q is not a size of paper: A4 or Letter", text)
	}
	*s = PageSize(text)
	return nil
}

// Millimetres is the size upright.
func (s PageSize) Millimetres() (width, height float64) { return pageSizes[s][0], pageSizes[s][1] }

// Millimetres is a length on paper, "25mm".
type Millimetres float64

// UnmarshalText reads a length from 10mm, which every printer can leave, to
// 50mm.
func (m *Millimetres) UnmarshalText(text []byte) error {
	n, err := strconv.ParseFloat(strings.TrimSuffix(string(text), "mm"), 64)
	if err != nil || !strings.HasSuffix(string(text), "mm") || !(n >= 10 && n <= 50) {
		return fmt.Errorf("%q is not between 10mm and 50mm", text)
	}
	*m = Millimetres(n)
	return nil
}

// TypeSize is the size of prose on paper in points. All other words are larger
// or smaller in proportion, and words on screens are larger in proportion.
type TypeSize float64

// The sizes that have a name. Large is what guides to clear print ask for at the
// least.
var typeSizes = map[string]TypeSize{"normal": 11, "large": 12}

// UnmarshalText reads normal, large, or a size from 9pt to 20pt.
func (s *TypeSize) UnmarshalText(text []byte) error {
	if named, ok := typeSizes[string(text)]; ok {
		*s = named
		return nil
	}
	n, err := strconv.ParseFloat(strings.TrimSuffix(string(text), "pt"), 64)
	if err != nil || !strings.HasSuffix(string(text), "pt") || !(n >= 9 && n <= 20) {
		return fmt.Errorf("%q is neither normal nor large nor a size from 9pt to 20pt", text)
	}
	*s = TypeSize(n)
	return nil
}

// Points is the size itself; that of a theme that says nothing is normal.
func (s TypeSize) Points() float64 {
	if s == 0 {
		return float64(typeSizes["normal"])
	}
	return float64(s)
}

// largestOnScreen is how much larger words on screens can be: with more, mails have no
// room for their tables. Readers enlarge screens by themselves.
const largestOnScreen = 1.3

// OnScreen is how much larger words on screens are than normal, from 1. What is small
// on paper is held nearer to the eyes; on screens it is normal.
func (s TypeSize) OnScreen() float64 {
	return max(1, min(s.OnPaper(), largestOnScreen))
}

// OnPaper is how large words on paper are, as a part of normal.
func (s TypeSize) OnPaper() float64 { return s.Points() / float64(typeSizes["normal"]) }

// Cover says which reports begin, on paper, with a summary and their contents,
// and number their tables and charts.
type Cover string

// WhenLong is for reports of more than six pages.
const (
	WhenLong Cover = "auto"
	Always   Cover = "always"
	Never    Cover = "never"
)

// UnmarshalText reads auto, always or never.
func (c *Cover) UnmarshalText(text []byte) error {
	switch one := Cover(text); one {
	case WhenLong, Always, Never:
		*c = one
		return nil
	}
	return fmt.Errorf("%q is neither auto nor always nor never", text)
}

// Order is the order of a masthead from above: "logo, title, date".
type Order string

// The parts of a masthead. The logo stands for the words in its place too; a date
// that follows the title stands beside it.
const (
	LogoPart  = "logo"
	TitlePart = "title"
	DatePart  = "date"
)

// UnmarshalText reads the three parts, each once.
func (o *Order) UnmarshalText(text []byte) error {
	parts := Order(text).Parts()
	sorted := slices.Sorted(slices.Values(parts))
	if !slices.Equal(sorted, []string{DatePart, LogoPart, TitlePart}) {
		return fmt.Errorf("%q is not an order of logo, title and date: name each once, with commas between them", text)
	}
	*o = Order(strings.Join(parts, ", "))
	return nil
}

// Parts are the parts in their order; those of a theme that says nothing are logo,
// title and date.
func (o Order) Parts() []string {
	if o == "" {
		return []string{LogoPart, TitlePart, DatePart}
	}
	parts := strings.Split(string(o), ",")
	for i := range parts {
		parts[i] = strings.TrimSpace(parts[i])
	}
	return parts
}

// Percent is a share of what is usual, "125%".
type Percent int

// UnmarshalText reads a whole number of per cent, 75% to 150%.
func (p *Percent) UnmarshalText(text []byte) error {
	n, err := bounded(string(text), "%", 75, 150)
	*p = Percent(n)
	return err
}

// Of is the share of a length.
func (p Percent) Of(length float64) float64 { return length * float64(p) / 100 }

func bounded(text, unit string, least, most int) (int, error) {
	n, err := strconv.Atoi(strings.TrimSuffix(text, unit))
	if err != nil || !strings.HasSuffix(text, unit) || n < least || n > most {
		return 0, fmt.Errorf("%q is not between %d%s and %d%s", text, least, unit, most, unit)
	}
	return n, nil
}
