package watch

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"catchup/internal/deliver"
	"catchup/internal/source"
)

// aboutFeeds is what alerts about feeds are about: they belong to no edition.
const aboutFeeds = "feeds"

// feedTrouble is a trouble of a feed, as the operator is told of it.
type feedTrouble struct {
	deliver.Notice
	source.Trouble
	feed source.Feed
}

func troubleOf(f source.Feed, t source.Trouble) feedTrouble {
	title := strings.ToUpper(t.Kind[:1]) + t.Kind[1:] + ": " + f.Name()
	return feedTrouble{notice(deliver.AlertFeed, aboutFeeds, title, f.Key+"\n"+t.Kind), t, f}
}

// lookAtFeeds looks at the feeds that are collected, and tells the operator once
// of each trouble, and once that it is over. What comes up or ends together is
// one mail: the feeds may all fail by one fault of the network. Of feeds that
// the settings no longer have nothing is told.
func (w *Watch) lookAtFeeds(ctx context.Context) error {
	all, err := w.o.Store.Feeds(ctx)
	if err != nil {
		return err
	}
	all = source.Asked(all, func(name string) bool { return w.o.Sources[name] })
	for i, f := range all {
		all[i] = f.Tamed()
	}
	var standing []feedTrouble
	unwell := map[string]int{}
	for _, f := range all {
		troubles := f.Troubles(w.o.Zone)
		unwell[f.Source] += min(len(troubles), 1)
		for _, t := range troubles {
			standing = append(standing, troubleOf(f, t))
		}
	}
	for name, n := range unwell {
		w.o.Metrics.unwell.WithLabelValues(name).Set(float64(n))
	}
	if w.o.Operator.Address == "" {
		return nil
	}
	told, err := w.o.Store.Alerts(ctx, aboutFeeds)
	if err != nil {
		return err
	}
	return errors.Join(w.tellTroubles(ctx, standing, told), w.tellWell(ctx, all, standing, told))
}

// tellTroubles mails those troubles that the operator has not been told of.
func (w *Watch) tellTroubles(ctx context.Context, standing []feedTrouble, told []deliver.Notice) error {
	var mine []feedTrouble
	var failed error
	for _, t := range standing {
		if slices.ContainsFunc(told, func(n deliver.Notice) bool { return n.What == t.What }) {
			continue
		}
		claimed, err := w.o.Store.ClaimNotice(ctx, t.Notice, w.o.Now(), tellingTime)
		if claimed {
			mine = append(mine, t)
		}
		failed = errors.Join(failed, err)
	}
	if len(mine) == 0 {
		return failed
	}
	unsent := w.mail(ctx, bundled(mine[0].Notice, len(mine), "%d things are wrong with feeds"), w.troubles(mine))
	ctx = context.WithoutCancel(ctx)
	for _, t := range mine {
		if unsent != nil {
			failed = errors.Join(failed, w.o.Store.ReleaseNotice(ctx, t.What))
		} else {
			failed = errors.Join(failed, w.o.Store.SetNoticeSent(ctx, t.What, w.o.Now()))
		}
	}
	return errors.Join(unsent, failed)
}

// bundled is the notice for so many that are told together: that of the first,
// and a title for all if they are several.
func bundled(first deliver.Notice, n int, all string) deliver.Notice {
	if n > 1 {
		first.Title = fmt.Sprintf(all, n)
	}
	return first
}

// troubles is the mail about troubles of feeds.
func (w *Watch) troubles(all []feedTrouble) string {
	var b strings.Builder
	for _, t := range all {
		fmt.Fprintf(&b, "%s\n\n    %s (source %s)\n\n", t.Words, t.feed.Place, t.feed.Source)
	}
	if w.o.Admin != "" {
		fmt.Fprintf(&b, "How all feeds are:\n\n    %s/sources/\n", w.o.Admin)
	} else {
		b.WriteString("To try all sources:\n\n    catchup check\n")
	}
	return b.String()
}

// tellWell ends the alerts that stand no longer, and mails those that are over.
// Those of feeds that nobody asks for any longer end without a word.
func (w *Watch) tellWell(ctx context.Context, all []source.Feed, standing []feedTrouble, told []deliver.Notice) (err error) {
	stands := map[string]bool{} // of each trouble that one of the feeds may have
	for _, f := range all {
		for _, kind := range source.TroubleKinds() {
			stands[troubleOf(f, source.Trouble{Kind: kind}).What] = false
		}
	}
	for _, t := range standing {
		stands[t.What] = true
	}
	var over []deliver.Notice
	for _, alert := range told {
		still, asked := stands[alert.What]
		if still || err != nil {
			continue
		}
		first := false
		if first, err = w.o.Store.Over(ctx, alert.What); first && asked {
			over = append(over, alert)
		}
	}
	if len(over) > 0 {
		err = errors.Join(err, w.mailWell(ctx, over))
	}
	return err
}

// mailWell mails which alerts are over. If that fails, they are not.
func (w *Watch) mailWell(ctx context.Context, over []deliver.Notice) error {
	text := fmt.Sprintf("This is over, at %s:\n\n", w.o.Now().In(w.o.Zone).Format(clock))
	for _, alert := range over {
		text += "    " + alert.Title + "\n"
	}
	n := bundled(deliver.Notice{What: "resolved-" + over[0].What, Title: "Resolved: " + over[0].Title}, len(over), "Resolved: %d things that were wrong with feeds")
	err := w.mail(ctx, n, text)
	if err != nil {
		for _, alert := range over {
			err = errors.Join(err, w.o.Store.SetNoticeSent(context.WithoutCancel(ctx), alert.What, w.o.Now()))
		}
	}
	return err
}
