using AngleSharp.Dom;

namespace ContractTests.Imports.StatusTables.Pages;

/// <summary>The nodes below another in the order of the page, each when it begins and when it ends. Without recursion: a page may be nested as deep as it likes.</summary>
internal static class HtmlNodes
{
    public static IEnumerable<(INode Node, bool Begins)> Below(INode root, Predicate<INode> isSkipped)
    {
        var open = new Stack<(INode Node, int Next)>();
        open.Push((root, 0));
        while (open.Count > 0)
        {
            var (node, next) = open.Pop();
            var children = node.ChildNodes;
            if (next >= children.Length)
            {
                if (open.Count > 0)
                    yield return (node, false);
                continue;
            }

            open.Push((node, next + 1));
            var child = children[next];
            if (isSkipped(child))
                continue;
            yield return (child, true);
            open.Push((child, 0));
        }
    }
}
