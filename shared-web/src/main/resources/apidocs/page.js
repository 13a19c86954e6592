// A file of its own, because the page's content security policy runs no script that stands within the page.
SwaggerUIBundle({
  url: "/api/docs/openapi.json",
  dom_id: "#api",
  deepLinking: true,
  displayOperationId: true,
  validatorUrl: null, // it would send the document's address to another host
});
