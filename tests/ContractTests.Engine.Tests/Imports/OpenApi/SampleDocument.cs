namespace ContractTests.Imports.OpenApi;

/// <summary>A document in which most of what OpenAPI has occurs once.</summary>
internal static class SampleDocument
{
    public const string Json = """
        {
          "openapi": "3.0.3",
          "info": { "title": "Pets", "version": "1.0" },
          "servers": [{ "url": "https://{host}/v1", "variables": { "host": { "default": "api.example.com" } } }],
          "security": [{ "key": [] }],
          "tags": [{ "name": "pets" }],
          "paths": {
            "/pets": {
              "parameters": [{ "$ref": "#/components/parameters/Trace" }],
              "get": {
                "summary": "List pets", "tags": ["pets"],
                "parameters": [
                  { "name": "limit", "in": "query", "required": true, "schema": { "type": "integer", "minimum": 1, "maximum": 100 } },
                  { "name": "filter", "in": "query", "required": true, "style": "deepObject", "explode": true, "schema": { "type": "object", "required": ["kind"], "properties": { "kind": { "type": "string", "enum": ["cat", "dog"] } } } },
                  { "name": "session", "in": "cookie", "required": true, "schema": { "type": "string", "pattern": "^[a-f0-9]{8}$" } }
                ],
                "responses": { "200": { "description": "ok", "content": { "application/json": { "schema": { "type": "array", "items": { "$ref": "#/components/schemas/Pet" } } } } }, "400": { "description": "bad" }, "401": { "description": "who?" }, "default": { "$ref": "#/components/responses/Error" } }
              },
              "post": {
                "summary": "Add a pet", "tags": ["pets"],
                "requestBody": { "required": true, "content": { "application/json": { "schema": { "$ref": "#/components/schemas/Pet" }, "examples": { "one": { "value": { "name": "Rex", "age": 3, "kind": "dog" } } } } } },
                "responses": { "201": { "description": "made", "content": { "application/json": { "schema": { "$ref": "#/components/schemas/Pet" } } } }, "400": { "description": "bad" }, "401": { "description": "who?" }, "422": { "description": "bad" }, "4XX": { "description": "other" } }
              }
            },
            "/pets/{petId}": {
              "parameters": [{ "name": "petId", "in": "path", "required": true, "schema": { "type": "string", "format": "uuid" } }],
              "get": { "tags": ["pets"], "security": [{ "basic": [], "key": [] }, {}], "responses": { "200": { "description": "ok" }, "404": { "description": "none" }, "418": { "description": "teapot" } } },
              "put": { "tags": ["pets"], "requestBody": { "content": { "application/x-www-form-urlencoded": { "schema": { "$ref": "#/components/schemas/Cat" } } } }, "responses": { "200": { "description": "ok" }, "201": { "description": "made" }, "404": { "description": "none" } } },
              "delete": { "tags": ["pets"], "deprecated": true, "security": [{ "oauth": ["write"] }], "responses": { "204": { "description": "gone" }, "401": { "description": "who?" }, "404": { "description": "none" } } }
            },
            "/owners/{id}/pets/{id2}/photo": {
              "post": {
                "security": [],
                "servers": [{ "url": "/v2" }],
                "parameters": [{ "name": "id", "in": "path", "required": true, "schema": { "type": "integer", "format": "int32" } }],
                "requestBody": { "content": { "multipart/form-data": { "schema": { "type": "object", "properties": { "photo": { "type": "string", "format": "binary" }, "tags": { "type": "array", "items": { "type": "string" } } } } }, "text/plain": { "example": "hello" } } },
                "responses": { "2XX": { "description": "ok" }, "503": { "description": "down" } }
              }
            }
          },
          "components": {
            "parameters": { "Trace": { "name": "X-Trace", "in": "header", "required": true, "schema": { "type": "string" }, "example": "t-1" } },
            "responses": { "Error": { "description": "an error" } },
            "schemas": {
              "Pet": { "type": "object", "required": ["id", "name"], "properties": { "id": { "type": "string", "readOnly": true }, "name": { "type": "string", "minLength": 2 }, "age": { "type": "integer", "nullable": true }, "parent": { "$ref": "#/components/schemas/Pet" } } },
              "Cat": { "allOf": [{ "$ref": "#/components/schemas/Pet" }, { "type": "object", "required": ["kind"], "properties": { "kind": { "type": "string", "enum": ["cat"] }, "weight": { "oneOf": [{ "type": "number", "exclusiveMinimum": true, "minimum": 0 }, { "type": "string" }] } } }] },
              "Loop": { "$ref": "#/components/schemas/Loop" }
            },
            "securitySchemes": {
              "key": { "type": "apiKey", "in": "header", "name": "X-Key" },
              "basic": { "type": "http", "scheme": "basic" },
              "oauth": { "type": "oauth2", "flows": { "clientCredentials": { "tokenUrl": "https://id.example.com/token", "scopes": { "write": "change" } } } }
            }
          }
        }
        """;
}
