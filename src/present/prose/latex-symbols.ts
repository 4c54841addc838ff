/** Symbols as LaTeX. */

const COMMANDS: Readonly<Record<string, string>> = {
  φ: '\\varphi ',
  Φ: '\\Phi ',
  α: '\\alpha ',
  β: '\\beta ',
  ε: '\\varepsilon ',
  λ: '\\lambda ',
  ρ: '\\rho ',
  σ: '\\sigma ',
  Σ: '\\textstyle\\sum ',
  Θ: '\\Theta ',
  π: '\\pi ',
  ℝ: '\\mathbf{R}',
  '∈': '\\in ',
  '∉': '\\notin ',
  '⊂': '\\subset ',
  '∪': '\\cup ',
  '∩': '\\cap ',
  '∖': '\\setminus ',
  '∅': '\\emptyset ',
  '∂': '\\partial ',
  '∞': '\\infty ',
  '≤': '\\le ',
  '≥': '\\ge ',
  '≠': '\\ne ',
  '≈': '\\approx ',
  '→': '\\to ',
  '↦': '\\mapsto ',
  '√': '\\surd ',
  '⁺': '^+',
  '∘': '\\circ ',
  '×': '\\times ',
  '·': '\\cdot ',
  '‖': '\\|',
  '…': '\\dots ',
  '−': '-',
  '′': "'",
  '*': '^*',
  '₀': '_0',
  '{': '\\{',
  '}': '\\}',
};

/** Such as \max. */
const OPERATORS = /max|min|tanh|ln/g;

/** Symbols as a mathematician types them, as LaTeX. */
export function symbolsLatex(text: string): string {
  return text
    .replaceAll('  ', '\\quad ')
    .replaceAll(OPERATORS, (name) => `\\${name} `)
    .replaceAll(/./gu, (character) => COMMANDS[character] ?? character)
    .replaceAll(' where ', '\\text{ where }');
}

/** Without the spaces that mean nothing. */
export function tidy(latex: string): string {
  return latex.replaceAll(/(?<!,) +(?=[ _^()\],;.']|$)/g, '');
}
