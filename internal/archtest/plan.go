// Package archtest is the plan of the house as a test: which room may lead to
// which, what no room may hold, and that each says what it is for.
package archtest

// plan lists what each package of this module may import of it. "*" stands
// for every package below a folder, or for all of them.
var plan = map[string][]string{
	// words: they know nobody but each other
	"internal/check":      {},
	"internal/period":     {},
	"internal/table":      {"internal/check", "internal/period"},
	"internal/document":   {"internal/period", "internal/table"},
	"internal/setting":    {"internal/check"},
	"internal/subscriber": {"internal/check", "internal/table"},
	"internal/pass":       {},
	"internal/password":   {},

	// thinking: no I/O, no clock
	"internal/language": {},
	"internal/story":    {"internal/language", "internal/table"},
	"internal/expect":   {"internal/check", "internal/setting", "internal/table"},
	"internal/feedback": {"internal/check", "internal/setting"},
	"internal/finance":  {"internal/check", "internal/table", "internal/period", "internal/document"},
	"reports":           {"internal/check", "internal/document", "internal/finance", "internal/language", "internal/period", "internal/setting", "internal/story", "internal/table"},

	// the road and its last stretch
	"internal/edition": {"internal/document", "internal/expect", "internal/source", "internal/table", "reports"},
	"internal/deliver": {"internal/check", "internal/document", "internal/edition", "internal/subscriber"},

	// edges: they meet the world and never each other
	"internal/source":           {"internal/period", "internal/setting", "internal/table"},
	"internal/source/*":         {"internal/check", "internal/period", "internal/setting", "internal/source", "internal/table"},
	"internal/render/*":         {"internal/document", "internal/edition", "internal/render/chart", "internal/render/face", "internal/table", "templates"},
	"internal/render/pdf":       {"internal/document", "internal/edition", "internal/render/chart", "internal/render/face", "internal/render/pdf/tag", "templates"},
	"internal/render/pdf/tag":   {},
	"internal/render/chart":     {"internal/document", "internal/render/face", "templates"},
	"internal/render/face":      {},
	"internal/editor":           {"internal/check", "internal/document", "internal/period", "internal/setting", "reports"},
	"internal/rewrite":          {"reports"},
	"internal/deliver/smtp":     {"internal/check", "internal/deliver", "internal/setting"},
	"internal/deliver/outbox":   {"internal/deliver"},
	"internal/deliver/dkim":     {"internal/check", "internal/setting"},
	"internal/deliver/domain":   {"internal/deliver/dkim"},
	"internal/feedback/*":       {"internal/check", "internal/setting"},
	"internal/store":            {"internal/deliver", "internal/document", "internal/edition", "internal/feedback", "internal/pass", "internal/password", "internal/source", "internal/subscriber", "internal/table"},
	"internal/schedule":         {},
	"internal/web":              {"internal/check", "internal/password", "templates"},
	"internal/web/desk":         {"internal/deliver", "internal/document", "internal/edition", "internal/password", "internal/web"},
	"internal/web/*":            {"internal/document", "internal/edition", "internal/pass", "internal/subscriber", "internal/web"},
	"internal/web/subscription": {"internal/check", "internal/deliver", "internal/pass", "internal/setting", "internal/subscriber", "internal/web", "templates"},
	"internal/queue":            {},
	"internal/monitor":          {"internal/check", "internal/setting"},
	"internal/queue/*":          {"internal/queue"},
	"internal/preview":          {"internal/check", "internal/document", "internal/edition"},
	"templates":                 {"internal/check", "internal/document", "internal/setting"},
	"config":                    {"internal/*", "reports"},
	"internal/store/storetest":  {"internal/*"},

	// who knows everybody
	"internal/app":     {"*"},
	"cmd/catchup-eval": {"internal/language", "internal/story"},
	"cmd/catchup":      {"config", "internal/app", "internal/check", "internal/deliver", "internal/deliver/domain", "internal/document", "internal/edition", "internal/password", "internal/preview", "internal/setting", "internal/subscriber", "reports"},
}

// pure are the packages that think: they open no file, no socket and no clock.
var pure = []string{
	"internal/check", "internal/period", "internal/table", "internal/document",
	"internal/expect", "internal/feedback", "internal/language", "internal/story", "internal/finance", "reports",
}

// world are the packages of the standard library that pure ones may not use.
var world = []string{"os", "net", "net/http", "os/exec", "io/ioutil", "log", "log/slog", "database/sql", "syscall", "math/rand", "math/rand/v2", "crypto/rand"}
