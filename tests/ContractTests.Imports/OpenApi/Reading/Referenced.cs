using Microsoft.OpenApi;

namespace ContractTests.Imports.OpenApi.Reading;

/// <summary>What stands behind a `$ref`: null where it is in another file, nowhere, or only itself again.</summary>
internal static class Referenced
{
    public static OpenApiSchema? Schema(IOpenApiSchema? schema) => schema as OpenApiSchema ?? (schema is OpenApiSchemaReference reference ? Target(() => reference.RecursiveTarget) : null);

    public static OpenApiParameter? Parameter(IOpenApiParameter? parameter) => parameter as OpenApiParameter ?? (parameter is OpenApiParameterReference reference ? Target(() => reference.RecursiveTarget) : null);

    public static OpenApiRequestBody? Body(IOpenApiRequestBody? body) => body as OpenApiRequestBody ?? (body is OpenApiRequestBodyReference reference ? Target(() => reference.RecursiveTarget) : null);

    public static OpenApiResponse? Response(IOpenApiResponse? response) => response as OpenApiResponse ?? (response is OpenApiResponseReference reference ? Target(() => reference.RecursiveTarget) : null);

    public static OpenApiPathItem? PathItem(IOpenApiPathItem? item) => item as OpenApiPathItem ?? (item is OpenApiPathItemReference reference ? Target(() => reference.RecursiveTarget) : null);

    public static OpenApiExample? Example(IOpenApiExample? example) => example as OpenApiExample ?? (example is OpenApiExampleReference reference ? Target(() => reference.RecursiveTarget) : null);

    public static OpenApiMediaType? MediaType(IOpenApiMediaType? type) => type as OpenApiMediaType ?? (type is OpenApiMediaTypeReference reference ? Target(() => reference.RecursiveTarget) : null);

    public static OpenApiSecurityScheme? Scheme(IOpenApiSecurityScheme? scheme) => scheme as OpenApiSecurityScheme ?? (scheme is OpenApiSecuritySchemeReference reference ? Target(() => reference.RecursiveTarget) : null);

    /// <summary>Why nothing stands behind a reference, as a sentence's end; null where something does.</summary>
    public static string? Why(object element, object? target) => target is not null || element is not IOpenApiReferenceHolder holder
        ? null
        : Written(holder) switch
        {
            { IsExternal: true, ExternalResource: var file } => Elsewhere(file),
            { Id: { } id } when Path.GetExtension(id) is ".yaml" or ".yml" or ".json" => Elsewhere(id), // the library takes a file without a fragment for a name
            var reference => $"`$ref: {reference?.ReferenceV3}` leads nowhere",
        };

    private static string Elsewhere(string? file) => $"its `$ref` leads into `{file}`, which is not followed: bundle the document into one file first";

    private static BaseOpenApiReference? Written(IOpenApiReferenceHolder holder) => holder switch
    {
        OpenApiSchemaReference r => r.Reference,
        OpenApiParameterReference r => r.Reference,
        OpenApiRequestBodyReference r => r.Reference,
        OpenApiResponseReference r => r.Reference,
        OpenApiPathItemReference r => r.Reference,
        OpenApiSecuritySchemeReference r => r.Reference,
        OpenApiExampleReference r => r.Reference,
        OpenApiMediaTypeReference r => r.Reference,
        _ => null,
    };

    // The library tells of a reference that leads to itself only when somebody follows it.
    private static T? Target<T>(Func<T?> target)
        where T : class
    {
        try
        {
            return target();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }
}
