package deliver

import "slices"

// Personal replaces addresses in the edition's files by addresses that are each
// subscriber's own. The files that are kept hold everybody's addresses, and
// never those of one subscriber.
type Personal struct {
	// Leave is everybody's address to leave at. The subscriber's own takes a POST
	// of RFC 8058.
	Leave string
	// Others are everybody's other addresses for which a subscriber has one of
	// their own.
	Others []string
	// Own gives the subscriber's own address for each of everybody's.
	Own func(Delivery) map[string]string
}

// open makes holes in the content where the subscribers' own addresses go. A
// message to an address that is not stored has no such addresses: whoever gets
// it can leave by mail alone.
func (p *Personal) open(l *Content) {
	if p == nil {
		return
	}
	l.Holes = slices.Concat(l.Holes, []string{p.Leave}, p.Others)
	l.Unsubscribe = append([]string{p.Leave}, l.Unsubscribe...)
}

// fill is what the holes hold for a subscriber.
func (p *Personal) fill(d Delivery) map[string]string {
	if p == nil {
		return nil
	}
	return p.Own(d)
}
