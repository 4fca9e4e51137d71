package document

// Tone says whether a cell is good or bad news, or what a control chart says of
// it. The words of the cell and a symbol say it too; colour is never the only
// sign.
type Tone string

// Good is at or better than plan, Bad worse; Watch needs an eye. The others are
// the marks of control charts. A point or a run of points that usual variation
// does not explain is Improving, Concerning, or Neither where no direction is
// the better one; all other points have a Common cause. A measure that is sure to
// meet its target is Passing, one that is sure to miss it Failing: neither needs to
// have improved or worsened.
const (
	Plain      Tone = ""
	Good       Tone = "good"
	Watch      Tone = "watch"
	Bad        Tone = "bad"
	Improving  Tone = "improving"
	Concerning Tone = "concerning"
	Neither    Tone = "neither"
	Common     Tone = "common"
	Passing    Tone = "passing"
	Failing    Tone = "failing"
)

// Marks are the tones of the points of a control chart, as its key lists them.
func Marks() []Tone { return []Tone{Common, Improving, Concerning, Neither} }

// Shape is the symbol beside the words of a cell with a tone.
func (t Tone) Shape() string {
	switch t {
	case Good:
		return "▲"
	case Watch, Neither:
		return "◆"
	case Bad:
		return "▼"
	case Improving, Passing:
		return "●"
	case Concerning, Failing:
		return "■"
	case Common:
		return "○"
	default:
		return ""
	}
}

// Word is the mark of a control chart in words; it is empty for other tones.
func (t Tone) Word() string {
	switch t {
	case Common:
		return "common cause"
	case Improving, Concerning, Neither:
		return string(t)
	default:
		return ""
	}
}

// spoken is the mark behind a number, "(improving)", unless its cause is common.
func (t Tone) spoken() string {
	if t == Common || t.Word() == "" {
		return ""
	}
	return "(" + t.Word() + ")"
}
