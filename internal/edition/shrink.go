package edition

import (
	"context"
	"fmt"
	"strconv"
	"strings"
	"time"

	"catchup/internal/document"
)

// Shrink is the share of the last audience below which an edition is held, 0.5
// for "50%"; 0 for never.
type Shrink float64

// UnmarshalText reads a share in percent.
func (s *Shrink) UnmarshalText(text []byte) error {
	number, percent := strings.CutSuffix(strings.TrimSpace(string(text)), "%")
	n, err := strconv.ParseFloat(strings.TrimSpace(number), 64)
	if err != nil || !percent || !(n >= 0 && n <= 100) {
		return fmt.Errorf("%q is not a share: write it as 50%%, or 0%% to hold nothing", text)
	}
	*s = Shrink(n / 100)
	return nil
}

// Turnout is how many subscribers would get an edition, and how many there were
// to get the edition before. Those who want one a month are left out of both,
// since they are in few audiences.
type Turnout struct{ Now, Before int }

// fewest is how many subscribers the last audience must have had. Of fewer, one
// or two who come or go are half.
const fewest = 10

// whom asks who is to get the edition. The error is a *Held if they are too few
// beside the last time, unless it is forced; the edition then keeps the reason,
// for operators. Readers are not told: it is about them and not about what they
// read.
func (p *Press) whom(ctx context.Context, e *Edition, recipients Recipients) (Audience, error) {
	audience, err := recipients(ctx)
	if err != nil {
		return audience, err
	}
	held, err := p.shrunk(ctx, e.Key, e.Due, audience)
	switch {
	case err != nil:
		return audience, err
	case held != nil && p.Force == "":
		return audience, held
	case held != nil:
		p.overrule(e.Document, held.Breaches[0])
	}
	return audience, nil
}

// CheckAudience returns a *Held if the audience of the edition that is due at
// the moment is too small beside the last one, and nothing forces it.
func (p *Press) CheckAudience(ctx context.Context, due time.Time, a Audience) error {
	held, err := p.shrunk(ctx, p.Key(due), due, a)
	if held != nil && p.Force == "" {
		return held
	}
	return err
}

func (p *Press) shrunk(ctx context.Context, k Key, due time.Time, a Audience) (*Held, error) {
	if p.Shrink == 0 {
		return nil, nil
	}
	t, err := p.Archive.Turnout(ctx, k, due, a)
	if err != nil || t.Before < fewest || float64(t.Now) >= float64(p.Shrink)*float64(t.Before) {
		return nil, err
	}
	source := p.List
	if source == "" {
		source = "readers"
	}
	words := fmt.Sprintf("%d readers would get it, and the edition before went to %d: fewer than %.4g%% of them (shrink, below the report's to)", t.Now, t.Before, 100*float64(p.Shrink))
	return &Held{Key: k, Cause: Shrunk, Breaches: []document.Breach{{Source: source, What: "shrink", Words: words}}}, nil
}
