using Microsoft.Playwright;

namespace ChatAgency.EndToEnd.Browser;

/// <summary>What is wrong with a page for somebody who sees little, uses no mouse, or has a narrow screen. Contrast is computed as WCAG 2 does.</summary>
internal static class PageCheck
{
    private const string Script = """
        () => {
          const faults = [];
          const name = (element) => `${element.tagName.toLowerCase()}${element.id ? '#' + element.id : ''} '${(element.textContent || element.name || '').trim().slice(0, 40)}'`;
          const seen = (element) => element.checkVisibility({ checkVisibilityCSS: true, checkOpacity: true }) && !element.closest('.unseen');

          const root = document.scrollingElement;
          if (root.scrollWidth > root.clientWidth) faults.push(`it is ${root.scrollWidth} wide where there are ${root.clientWidth}`);
          if (!document.documentElement.lang) faults.push('no language');
          if (document.querySelectorAll('h1').length !== 1) faults.push('not one h1');
          let level = 1;
          for (const heading of document.querySelectorAll('main :is(h1, h2, h3, h4)')) {
            const here = Number(heading.tagName[1]);
            if (here > level + 1) faults.push(`${name(heading)} skips a level`);
            level = here;
          }
          const ids = [...document.querySelectorAll('[id]')].map((element) => element.id);
          for (const id of new Set(ids.filter((one, at) => ids.indexOf(one) !== at))) faults.push(`id ${id} twice`);
          for (const field of document.querySelectorAll('input:not([type=hidden]), select, textarea')) {
            if (!field.labels?.length && !field.getAttribute('aria-label')) faults.push(`${name(field)} has no label`);
            for (const id of (field.getAttribute('aria-describedby') ?? '').split(' ').filter(Boolean)) if (!document.getElementById(id)) faults.push(`${name(field)} is described by nothing`);
          }
          for (const one of document.querySelectorAll('a[href], button')) if (!one.textContent.trim() && !one.getAttribute('aria-label')) faults.push(`${name(one)} has no name`);
          for (const table of document.querySelectorAll('table')) if (!table.caption) faults.push('a table has no caption');
          for (const picture of document.querySelectorAll('img:not([alt]), svg[role=img]:not([aria-label])')) faults.push(`${name(picture)} has no text`);
          if (document.querySelector('[style], style, script:not([src])')) faults.push('something inline');

          const channel = (value) => { const part = value / 255; return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4; };
          const light = ([r, g, b]) => 0.2126 * channel(r) + 0.7152 * channel(g) + 0.0722 * channel(b);
          const colour = (text) => text.match(/[\d.]+/g).map(Number);
          const ground = (element) => {
            for (let at = element; at; at = at.parentElement) {
              const back = colour(getComputedStyle(at).backgroundColor);
              if (back.length < 4 || back[3] === 1) return back;
            }
            return [255, 255, 255];
          };
          const ratio = (one, other) => { const [a, b] = [light(one), light(other)].sort((x, y) => y - x); return (a + 0.05) / (b + 0.05); };
          const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
          while (walker.nextNode()) {
            const element = walker.currentNode.parentElement;
            if (!walker.currentNode.textContent.trim() || element.closest('option') || !seen(element)) continue;
            const style = getComputedStyle(element);
            const size = parseFloat(style.fontSize);
            const wanted = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700) ? 3 : 4.5;
            const found = ratio(colour(style.color), ground(element));
            if (found < wanted) faults.push(`${name(element)} has a contrast of ${found.toFixed(2)}, not ${wanted}`);
          }
          for (const field of document.querySelectorAll('input:not([type=hidden]), select, textarea, button')) {
            if (!seen(field)) continue;
            const style = getComputedStyle(field);
            const value = ratio(colour(style.color), ground(field));
            if (!field.disabled && value < 4.5) faults.push(`what stands in ${name(field)} has a contrast of ${value.toFixed(2)}`);
            const edge = ratio(colour(style.borderTopColor), ground(field.parentElement));
            if (parseFloat(style.borderTopWidth) > 0 && edge < 3) faults.push(`the edge of ${name(field)} has a contrast of ${edge.toFixed(2)}`);
          }
          return faults;
        }
        """;

    public static async Task<IReadOnlyList<string>> FaultsAsync(IPage page) => await page.EvaluateAsync<string[]>(Script);
}
