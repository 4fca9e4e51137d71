package app

import (
	"catchup/config"
	"catchup/internal/deliver"
	"catchup/internal/edition"
	"catchup/internal/pass"
	"catchup/internal/web/subscription"
	"catchup/reports"
)

// links are the pages that editions and messages lead to.
type links struct {
	in  *installation
	key *pass.Key // of each subscriber's own links; nil without pages
}

// of are the pages that an edition leads to.
func (l links) of(k edition.Key) reports.Links {
	to := l.in.settings.Reports[k.Report].To
	var all reports.Links
	for _, form := range to.Attach {
		all.Attached = append(all.Attached, string(form))
	}
	if l.in.settings.Web == nil {
		return all
	}
	top := l.in.settings.Web.Address
	all.Preferences, all.Leave = top+"/preferences", top+"/leave"
	if l.in.isOpen(k.Report) {
		all.SignUp = top + "/sign-up"
	}
	if to.Archive == config.Public {
		all.Edition = top + "/" + k.Report + "/" + k.Period + "/"
	}
	return all
}

// personal replaces the addresses of pages by each subscriber's own; nil if
// there are no pages.
func (l links) personal() *deliver.Personal {
	if l.in.settings.Web == nil {
		return nil
	}
	own, everybody := subscription.Links{Key: l.key, Address: l.in.settings.Web.Address}, l.of(edition.Key{})
	return &deliver.Personal{
		Leave: everybody.Leave, Others: []string{everybody.Preferences},
		Own: func(d deliver.Delivery) map[string]string {
			now := l.in.options.Now()
			return map[string]string{
				everybody.Leave:       own.Leave(d.Subscriber, now),
				everybody.Preferences: own.Preferences(d.Subscriber, d.Generation, now),
			}
		},
	}
}
