package edition

import (
	"context"
	"fmt"
	"sync"

	"catchup/reports"
)

// Rewriter puts the draft of a story into other words. Its text is not trusted:
// reports.Build checks it against the sources.
type Rewriter interface {
	Rewrite(ctx context.Context, d reports.Draft) (string, error)
}

// atOnce is how many drafts are rewritten at the same time.
const atOnce = 2

// rewrite has the stories rewritten for which the report asks that. It returns
// the results by the IDs of the drafts. The document tells what failed.
func (p *Press) rewrite(ctx context.Context, in reports.Input) map[string]reports.Rewritten {
	if p.Rewriter == nil {
		return nil
	}
	drafts := reports.Drafts(p.Spec, in)
	made := make([]reports.Rewritten, len(drafts))
	slots := make(chan struct{}, atOnce)
	var group sync.WaitGroup
	for i, d := range drafts {
		group.Go(func() {
			slots <- struct{}{}
			defer func() { <-slots }()
			made[i].Text, made[i].Err = p.rewriteOne(ctx, d)
		})
	}
	group.Wait()
	all := make(map[string]reports.Rewritten, len(drafts))
	for i, d := range drafts {
		all[d.ID] = made[i]
		p.tell("asked", d.By.Model, "for “"+d.Heading+"”")
	}
	return all
}

// rewriteOne has one draft rewritten. A panic becomes an error of this draft
// alone.
func (p *Press) rewriteOne(ctx context.Context, d reports.Draft) (text string, err error) {
	defer func() {
		if cause := recover(); cause != nil {
			err = fmt.Errorf("panic: %v", cause)
		}
	}()
	return p.Rewriter.Rewrite(ctx, d)
}
