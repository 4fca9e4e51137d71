package spc

import (
	"bytes"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/shopspring/decimal"

	"catchup/internal/tooltest"
)

// drawn is a series as the script reads it.
type drawn struct {
	Values []*string `json:"values"`
	Bases  [][2]int  `json:"bases"`
	Screen bool      `json:"screen"`
	Target string    `json:"target"`
	Good   Good      `json:"good"`
}

// draw makes a random series: of few values, so that some are equal, or of many,
// level, with a slope, a step or wandering, and some with gaps and bases.
func draw(rnd *rand.Rand) drawn {
	n := 1 + rnd.IntN(60)
	places, wide, slope := int32(rnd.IntN(3)), 1+rnd.IntN(40), rnd.IntN(5)-2
	step, kind, gaps := rnd.IntN(60), rnd.IntN(5), rnd.IntN(3) == 0
	d := drawn{Values: make([]*string, n), Bases: [][2]int{}, Good: Good(rnd.IntN(3) - 1)}
	level := 0
	for i := range n {
		level += slope*finitely(kind == 1) + (rnd.IntN(2*wide+1)-wide)*finitely(kind == 2) + step*finitely(kind == 3 && i == n/2)
		y := level + rnd.IntN(wide)
		if kind == 4 && rnd.IntN(12) == 0 {
			y += 5 * wide
		}
		if text := decimal.New(int64(y-wide/2), -places).String(); !gaps || rnd.IntN(8) > 0 {
			d.Values[i] = &text
		}
	}
	d.Target = decimal.New(int64(level+rnd.IntN(4*wide)-2*wide), -places).String()
	for at := rnd.IntN(20); at < n && rnd.IntN(2) == 0; at += 5 + rnd.IntN(25) {
		d.Bases = append(d.Bases, [2]int{at, (at + 6 + rnd.IntN(20)) * rnd.IntN(2)})
	}
	return d
}

func finitely(holds bool) int {
	if holds {
		return 1
	}
	return 0
}

// told is the chart of a series as the script writes it.
type told struct {
	Stretches []toldStretch `json:"stretches"`
	Marks     []string      `json:"marks"`
	Assurance string        `json:"assurance"`
}

type toldStretch struct {
	From    int    `json:"from"`
	To      int    `json:"to"`
	Counted int    `json:"counted"`
	Trial   bool   `json:"trial"`
	Centre  string `json:"centre,omitempty"`
	Lower   string `json:"lower,omitempty"`
	Upper   string `json:"upper,omitempty"`
}

// plot works the series out as the script does.
func (d drawn) plot() told {
	var points []Point
	for _, v := range d.Values {
		points = append(points, Point{})
		if v != nil {
			points[len(points)-1] = Point{decimal.RequireFromString(*v), true}
		}
	}
	var bases []Base
	for _, b := range d.Bases {
		bases = append(bases, Base{b[0], b[1]})
	}
	c := Plot(points, bases, d.Screen)
	made := told{Assurance: []string{"", "hit and miss", "passing", "failing"}[c.Last().Assure(decimal.RequireFromString(d.Target), d.Good)]}
	for _, s := range c.Stretches {
		one := toldStretch{From: s.From, To: s.To, Counted: s.Counted, Trial: s.Trial}
		if s.Counted > 0 {
			one.Centre = s.Centre.String()
		}
		if s.Known {
			one.Lower, one.Upper = s.Lower.String(), s.Upper.String()
		}
		made.Stretches = append(made.Stretches, one)
	}
	for _, m := range c.Marks {
		made.Marks = append(made.Marks, called(m))
	}
	return made
}

func called(m Mark) string {
	return []string{"", "outside", "trend", "two", "side"}[m.Rule] + []string{"-", "", "+"}[m.Side+1]
}

// A script that looks through windows where the package looks for runs finds the
// same on 1,000 random series, each of them screened and not.
func TestAnotherProgramFindsTheSame(t *testing.T) {
	python := tooltest.Program(t, "python3")
	rnd := rand.New(rand.NewPCG(19, 1))
	var asked bytes.Buffer
	var all []drawn
	for range 1000 {
		d := draw(rnd)
		for _, d.Screen = range []bool{true, false} {
			all = append(all, d)
			line, err := json.Marshal(d)
			if err != nil {
				t.Fatal(err)
			}
			asked.Write(append(line, '\n'))
		}
	}
	if name := os.Getenv("CATCHUP_SPC_SERIES"); name != "" {
		if err := os.WriteFile(name, asked.Bytes(), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	judge := exec.Command(python, "testdata/xmr.py")
	judge.Stdin, judge.Stderr = &asked, os.Stderr
	out, err := judge.Output()
	if err != nil {
		t.Fatal(err)
	}
	seen := map[string]int{}
	for i, line := range strings.Split(strings.TrimSpace(string(out)), "\n") {
		var want told
		if err := json.Unmarshal([]byte(line), &want); err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(want, all[i].plot()); diff != "" {
			t.Errorf("series %d %+v (−script +package):\n%s", i, all[i], diff)
		}
		for _, m := range append(want.Marks, want.Assurance) {
			seen[m]++
		}
	}
	for _, m := range strings.Fields("outside+ outside- trend+ trend- two+ two- side+ side- passing failing") {
		if seen[m] < 10 {
			t.Errorf("only %d times %s among the random series", seen[m], m)
		}
	}
	t.Log(fmt.Sprint(seen))
}

// plain are the points of a series of numbers, in which "." is a gap.
func plain(series string) (points []Point) {
	for _, word := range strings.Fields(series) {
		n, err := decimal.NewFromString(word)
		points = append(points, Point{n, err == nil})
	}
	return points
}

// Each rule in a series of its own, with the points that gave it.
func TestRules(t *testing.T) {
	for series, want := range map[string]string{
		"5 6 5 6 5 6 20 5 6 5 6 5 6":                        "outside+ [6]",
		"5 9 5 9 5 9 5 . 30 5 9 5 9 5 9":                    "outside+ [8]",
		"9 1 9 1 2 3 4 5 6 7 1 9 1 9 1 9":                   "trend+ [3 4 5 6 7 8 9]",
		"9 1 9 1 2 3 4 . 5 6 7 1 9 1 9 1 9":                 "",
		"9 1 9 1 2 3 4 4 5 6 7 1 9 1 9 1 9":                 "",
		"5 6 5 6 5 6 5 6 5 6 5 6 5 6 5 6 8 6 8 6 5 6 5 6 5": "two+ [16 18]",
		"5 6 5 6 5 6 5 6 5 6 5 6 5 6 5 6 8 5 8 6 5 6 5 6 5": "",
		"1 9 4 4 3 4 4 3 4 9 1 9 9 1":                       "side- [2 3 4 5 6 7 8]",
		"7 7 7 7 7 7 7 7":                                   "",
	} {
		got := ""
		for i, m := range Plot(plain(series), nil, true).Marks {
			if told := fmt.Sprint(called(m), " ", m.Points); m.Rule != Usual && told != got {
				if got != "" {
					t.Errorf("%s: point %d has %s besides %s", series, i, told, got)
				}
				got = told
			}
		}
		if got != want {
			t.Errorf("%s: %q, want %q", series, got, want)
		}
	}
}

// The page on deviations of NHSRplotthedots 0.2.2 (MIT licence) gives the limits of a
// series with one outlier, screened and not.
func TestThePublishedExample(t *testing.T) {
	points := plain("1 2 1 2 10 1 2 1 2 1 2 1 2 1 2 1 2 1")
	for screen, want := range map[bool]string{true: "-0.72 1.94 4.60", false: "-3.06 1.94 6.95"} {
		l := Plot(points, nil, screen).Last()
		if got := fmt.Sprint(l.Lower.StringFixed(2), " ", l.Centre.StringFixed(2), " ", l.Upper.StringFixed(2)); got != want {
			t.Errorf("screened %v: %s, want %s", screen, got, want)
		}
	}
}

// Where a trend upwards ends and one begins at the next point, the step down
// between them marks the last point of the first, as in the reference.
func TestTheStepBetweenTwoTrendsIsThatOfTheReference(t *testing.T) {
	marks := Plot(plain("1 2 3 4 5 6 7 3 4 5 6 7 8 9"), nil, true).Marks
	if got := called(marks[6]) + called(marks[5]) + called(marks[7]); got != "trend-trend+trend+" {
		t.Error(got)
	}
}

// Limits rest on at least 13 points, locked ones on 12.
func TestTrialLimits(t *testing.T) {
	for n, want := range map[int]bool{12: true, 13: false} {
		if c := Plot(plain(strings.Repeat("1 2 ", n)[:2*n]), nil, true); c.Last().Trial != want {
			t.Errorf("limits of %d points: trial %v", n, c.Last().Trial)
		}
	}
	for until, want := range map[int]bool{11: true, 12: false} {
		if c := Plot(plain(strings.Repeat("1 2 ", 15)), []Base{{0, until}}, true); c.Last().Trial != want {
			t.Errorf("limits locked at %d of 30 points: trial %v", until, c.Last().Trial)
		}
	}
}

// BenchmarkPlot works out 200 measures of 60 months.
func BenchmarkPlot(b *testing.B) {
	rnd := rand.New(rand.NewPCG(19, 2))
	points := make([]Point, 60)
	for i := range points {
		points[i] = Point{decimal.New(int64(8000+rnd.IntN(900)), -1), true}
	}
	for b.Loop() {
		for range 200 {
			Plot(points, []Base{{0, 0}, {30, 0}}, true)
		}
	}
}
