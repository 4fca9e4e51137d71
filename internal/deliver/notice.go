package deliver

// Notice is something that the operator is told once. What names it; Title
// says it in a line. An alert is About an edition, by its key, until that is
// well again; other notices are about nothing.
type Notice struct {
	What, About, Title string
}
