export default function Page() { return <h1 className="p-6 text-xl">Funnels <code className="font-mono">page_viewed</code></h1>; }
