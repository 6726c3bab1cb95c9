package browsertest

// The editors in GraphiQL are Monaco's, whose models hold their whole text, also what has scrolled out of sight.
const (
	queryModel     = `globalThis.__MONACO?.editor.getModels().find(model => model.uri.path.endsWith("operation.graphql"))`
	variablesModel = `globalThis.__MONACO?.editor.getModels().find(model => model.uri.path.endsWith("variables.json"))`
	responseModel  = `globalThis.__MONACO?.editor.getModels().find(model => model.uri.path.endsWith("response.json"))`
)

// OpenGraphiQL opens the server's GraphiQL, with what stands behind its address, and waits until a query can be executed.
func (b *Browser) OpenGraphiQL(search string) {
	b.t.Helper()
	b.Visit("/graphiql" + search)
	b.WaitFor(queryModel + "?.getValue()")
	b.WaitFor(responseModel)
}

// Query returns the query in GraphiQL's editor.
func (b *Browser) Query() string {
	b.t.Helper()
	return Evaluate[string](b, queryModel+".getValue()")
}

// Variables returns what is in GraphiQL's editor of variables.
func (b *Browser) Variables() string {
	b.t.Helper()
	return Evaluate[string](b, variablesModel+".getValue()")
}

// Tabs returns the titles of GraphiQL's tabs.
func (b *Browser) Tabs() []string {
	b.t.Helper()
	return Evaluate[[]string](b, `Array.from(document.querySelectorAll('.graphiql-tab-button'), tab => tab.textContent)`)
}

// Execute presses GraphiQL's button and returns the answer shown.
func (b *Browser) Execute() string {
	b.t.Helper()
	b.Click(".graphiql-execute-button")
	b.WaitFor(responseModel + ".getValue()")
	return Evaluate[string](b, responseModel+".getValue()")
}
