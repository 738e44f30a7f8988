using ContractTests.SampleApi.Answers;
using Microsoft.AspNetCore.Http;

namespace ContractTests.SampleApi.Api.Editions;

/// <summary>One edition of the documentation: its paths' operations, its rules and its words for what is wrong.</summary>
internal interface IEdition
{
    Answer NotAuthenticated(Operation operation);

    /// <summary>A null body was too large.</summary>
    Answer CarryOut(Route route, HttpRequest request, byte[]? body);
}
