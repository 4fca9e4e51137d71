package rehearsal

import (
	"context"
	"slices"
	"strings"
	"sync"
	"time"
)

const (
	mostLinks   = 100              // are followed
	followingAt = 4                // at once
	following   = 60 * time.Second // for all of them
)

// Followed is what came of following links: how many there are, how many were
// asked, and why those that gave no page did not.
type Followed struct {
	Of, Asked int
	Dead      []Dead
}

// Dead is a link that gave no page.
type Dead struct {
	Link string
	Why  error
}

// Follow follows the links of all parts, each once: 100 at most, for a minute at
// most, a few at a time. Links that the time did not suffice for count as not
// asked. Links to our own site, whose address is own, are left out.
func Follow(ctx context.Context, parts []Part, own string, ask func(ctx context.Context, link string) error) (f Followed) {
	links := distinct(parts, own)
	f.Of = len(links)
	links = links[:min(len(links), mostLinks)]
	ctx, cancel := context.WithTimeout(ctx, following)
	defer cancel()
	failed, asked := make([]error, len(links)), make([]bool, len(links))
	places := make(chan struct{}, followingAt)
	var group sync.WaitGroup
	for i, link := range links {
		group.Go(func() {
			places <- struct{}{}
			defer func() { <-places }()
			err := ask(ctx, link)
			if asked[i] = ctx.Err() == nil; asked[i] {
				failed[i] = err
			}
		})
	}
	group.Wait()
	for i, link := range links {
		if asked[i] {
			f.Asked++
		}
		if failed[i] != nil {
			f.Dead = append(f.Dead, Dead{link, failed[i]})
		}
	}
	return f
}

// distinct are the links of all parts that do not begin with own, each once, in
// order.
func distinct(parts []Part, own string) (links []string) {
	for _, p := range parts {
		for _, link := range p.Links {
			if ours := own != "" && strings.HasPrefix(link, own); !ours && !slices.Contains(links, link) {
				links = append(links, link)
			}
		}
	}
	return links
}
