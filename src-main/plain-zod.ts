import { z } from 'zod';

// Before any schema is made. Zod would write a program for each and have it compiled: that pays for itself after some thousand
// uses, and here each is used a few times, the first of them while nothing is on the screen yet.
z.config({ jitless: true });
